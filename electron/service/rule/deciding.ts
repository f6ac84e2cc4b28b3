import { randomUUID } from "node:crypto";
import { type AccessHandling, AccessRule, AccessRuleId } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, DEFAULT_HANDLING } from "../../../shared/model/access-decision.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import type { AccountDirectory } from "../account/account-directory.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Bus, Caller, Clock, Sessions } from "../ports.ts";
import type { Placement } from "../presence/apart-after.ts";
import type { Audience } from "../presence/audience.ts";
import type { Placing } from "../presence/placing.ts";
import { requireSomebodyElse, unknownAddress } from "../presence/presentity-target.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { shownBy } from "../presence/sight.ts";
import { causeOf } from "../presence/subscription-machine.ts";
import { otherDevices } from "../presence/tell-other-devices.ts";
import { timestamp } from "../system-clock.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { WatchRequests } from "../watcher/watch-requests.ts";
import type { AccessRuleRepository, DecidedSubscription } from "./access-rule-repository.ts";
import type { AccessRules } from "./access-rules.ts";

export interface DecidingDeps {
  readonly repository: AccessRuleRepository;
  readonly rules: AccessRules;
  readonly presentities: Presentities;
  readonly accounts: Pick<AccountDirectory, "find">;
  readonly placing: Placing;
  readonly audience: Pick<Audience, "deciding">;
  readonly ledger: Ledger;
  readonly requests: WatchRequests;
  /** Shared with the subscriptions. */
  readonly pairs: KeyedQueue;
  readonly bus: Bus;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly domain: string;
  /** Somebody may see this presentity who could not before. */
  readonly onDidLetIn: (presentity: PrincipalAddress) => void;
}

/**
 * Decides what one watcher gets from now on. Takes effect at once on what they are shown; that a rule
 * changed is told to nobody but the owner's other devices.
 */
export type Deciding = (
  caller: Caller,
  watcher: PrincipalAddress,
  handling: AccessHandling,
) => Promise<void>;

export function createDeciding(deps: DecidingDeps): Deciding {
  const { presentities, accounts, pairs, domain } = deps;
  return async (caller, address, handling) => {
    const watcher = requireSomebodyElse(address, caller.principal, domain);
    if ((await accounts.find(watcher)) === undefined) throw unknownAddress();
    const presentity = await presentities.get(caller.principal);
    await pairs.run(`${presentity.principal} ${watcher}`, () =>
      decideInTurn(deps, { caller, presentity, watcher, handling }),
    );
  };
}

interface Wish {
  readonly caller: Caller;
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly handling: AccessHandling;
}

async function decideInTurn(deps: DecidingDeps, wish: Wish): Promise<void> {
  const { rules, audience } = deps;
  const { presentity, watcher, handling } = wish;
  const before = await rules.decide(presentity.principal, watcher);
  if (isDecided(before, handling)) return;
  const isShown = audience.deciding(watcher, presentity.principal);
  const decided = await writeAndShow(deps, wish, before).finally(isShown);
  if (handling === "allow") deps.onDidLetIn(presentity.principal);
  await tellOwner(deps, wish, decided);
}

async function writeAndShow(
  { repository, rules, placing, clock }: DecidingDeps,
  wish: Wish,
  before: AccessDecision,
): Promise<DecidedSubscription> {
  const { presentity, watcher, handling } = wish;
  const placement: Placement = { presentity, watcher, from: before.handling, to: handling };
  const now = timestamp(clock);
  const rule = ruleFor(wish, before, now);
  const plan = placing.plan(placement);
  const decided = await repository.decide({
    presentity: presentity.principal,
    watcher,
    rule,
    apart: plan.apart,
    cause: causeOf(handling),
    view: shownBy(handling),
    now,
  });
  rules.remember(presentity.principal, watcher, rule === null ? [] : [rule]);
  placing.place(placement, plan, decided);
  return decided;
}

function isDecided({ handling, rule }: AccessDecision, wanted: AccessHandling): boolean {
  return handling === wanted && (rule !== null || wanted === DEFAULT_HANDLING);
}

/** The default is not written down: taking a decision back leaves no trace of it. */
function ruleFor(
  { watcher, handling }: Wish,
  before: AccessDecision,
  decidedAt: string,
): AccessRule | null {
  if (handling === DEFAULT_HANDLING) return null;
  const id = before.rule?.id ?? AccessRuleId.parse(randomUUID());
  return AccessRule.parse({
    ...plainGrant({ kind: "person", person: watcher }, handling),
    id,
    decidedAt,
  });
}

async function tellOwner(
  { repository, ledger, requests, bus, sessions }: DecidingDeps,
  { caller, presentity }: Wish,
  { before, after }: DecidedSubscription,
): Promise<void> {
  const { principal } = presentity;
  ledger.changed(principal);
  if (isUnanswered(before) || isUnanswered(after)) requests.changed(principal);
  const devices = otherDevices(sessions, caller);
  if (devices.size === 0) return;
  const rules = await repository.list(principal);
  for (const device of devices) bus.toDevice(device, "access:changed", { rules });
}

function isUnanswered(subscription: DecidedSubscription["before"]): boolean {
  return subscription?.state === "pending" || subscription?.state === "waiting";
}
