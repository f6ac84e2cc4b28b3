import { randomUUID } from "node:crypto";
import {
  type AccessGrant,
  type AccessHandling,
  type AccessRule,
  AccessRuleId,
} from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { DEFAULT_HANDLING } from "../../../shared/model/access-decision.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import type { AccountDirectory } from "../account/account-directory.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Bus, Caller, Clock, Sessions } from "../ports.ts";
import type { Placement } from "../presence/apart-after.ts";
import type { Audience } from "../presence/audience.ts";
import { subscriptionCause } from "../presence/place.ts";
import type { Placing } from "../presence/placing.ts";
import { requireSomebodyElse, unknownAddress } from "../presence/presentity-target.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { shownBy } from "../presence/sight.ts";
import { otherDevices } from "../presence/tell-other-devices.ts";
import { timestamp } from "../system-clock.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { WatchRequests } from "../watcher/watch-requests.ts";
import type {
  AccessRuleRepository,
  DecidedSubscription,
  WatcherFacts,
} from "./access-rule-repository.ts";
import { type AccessRules, decideFrom } from "./access-rules.ts";

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
  const { rules, audience, clock } = deps;
  const { presentity, watcher } = wish;
  const facts = await rules.factsOf(presentity.principal, watcher);
  if (isDecided(facts, wish)) return;
  const rule = ruleFor(wish, facts, timestamp(clock));
  const others = facts.rules.filter((one) => !isAbout(one, watcher));
  const after = { ...facts, rules: rule === null ? others : [...others, rule] };
  const isShown = audience.deciding(watcher, presentity.principal);
  const move = { ...wish, rule, before: facts, after };
  const decided = await writeAndShow(deps, move).finally(isShown);
  await tellOwner(deps, wish, decided);
}

interface Change extends Wish {
  readonly rule: AccessRule | null;
  readonly before: WatcherFacts;
  readonly after: WatcherFacts;
}

async function writeAndShow(
  { repository, rules, placing, clock, onDidLetIn }: DecidingDeps,
  { presentity, watcher, rule, before, after }: Change,
): Promise<DecidedSubscription> {
  const now = new Date(clock.now());
  const from = decideFrom(before, { principal: watcher }, now);
  const to = decideFrom(after, { principal: watcher }, now);
  const placement: Placement = { presentity, watcher, from, to };
  const plan = placing.plan(placement);
  const decided = await repository.decide({
    presentity: presentity.principal,
    watcher,
    rule,
    apart: plan.apart,
    cause: subscriptionCause(to),
    view: shownBy(to),
    shows: to.shows,
    now: now.toISOString(),
  });
  rules.forget(presentity.principal, watcher);
  placing.place(placement, plan, decided);
  if (to.handling === "allow") onDidLetIn(presentity.principal);
  return decided;
}

/** Whether nothing would become of it: the very rule is there, and no other about this person. */
function isDecided({ rules }: WatcherFacts, { watcher, handling }: Wish): boolean {
  const own = rules.filter((rule) => isAbout(rule, watcher));
  if (handling === DEFAULT_HANDLING) return own.length === 0;
  const plain = JSON.stringify(plainGrant({ kind: "person", person: watcher }, handling));
  return own.length === 1 && own.every((rule) => JSON.stringify(grantOf(rule)) === plain);
}

function grantOf({ id: _id, decidedAt: _decidedAt, ...grant }: AccessRule): AccessGrant {
  return grant;
}

function isAbout({ condition }: AccessRule, watcher: PrincipalAddress): boolean {
  return condition.kind === "person" && condition.person === watcher;
}

/** The default is not written down: taking a decision back leaves no trace of it. */
function ruleFor(
  { watcher, handling }: Wish,
  { rules }: WatcherFacts,
  decidedAt: string,
): AccessRule | null {
  if (handling === DEFAULT_HANDLING) return null;
  const before = rules.find((rule) => isAbout(rule, watcher));
  const id = before?.id ?? AccessRuleId.parse(randomUUID());
  return { ...plainGrant({ kind: "person", person: watcher }, handling), id, decidedAt };
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
