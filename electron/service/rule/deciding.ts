import { randomUUID } from "node:crypto";
import {
  type AccessGrant,
  type AccessHandling,
  type AccessRule,
  AccessRuleId,
} from "../../../shared/contract/access.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, DEFAULT_HANDLING } from "../../../shared/model/access-decision.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import type { AccountDirectory } from "../account/account-directory.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Caller, Clock } from "../ports.ts";
import { requireSomebodyElse, unknownAddress } from "../presence/presentity-target.ts";
import type { Presentity } from "../presence/presentity.ts";
import type { WatcherFacts } from "./access-rule-repository.ts";
import { type AccessRules, decideFrom } from "./access-rules.ts";
import type { VisibilityRules } from "../visibility/visibility-rules.ts";
import type { Moving } from "./moving.ts";
import type { Revisits } from "./revisits.ts";
import type { TellRules } from "./tell-rules.ts";

export interface DecidingDeps {
  readonly rules: AccessRules;
  readonly revisits: Pick<Revisits, "settle" | "confirm" | "one">;
  readonly visibility: Pick<VisibilityRules, "identityFor">;
  readonly move: Moving;
  readonly tellRules: TellRules;
  readonly accounts: Pick<AccountDirectory, "find">;
  /** Shared with the subscriptions. */
  readonly pairs: KeyedQueue;
  readonly clock: Clock;
  readonly domain: string;
}

/**
 * Decides what one watcher gets from now on. Takes effect at once on what they are shown; that a rule
 * changed is told to nobody but the owner's other devices.
 */
export type Deciding = (
  caller: Caller,
  presentity: Presentity,
  decided: { readonly watcher: PrincipalAddress; readonly handling: AccessHandling },
) => Promise<void>;

export function createDeciding(deps: DecidingDeps): Deciding {
  const { accounts, revisits, pairs, domain } = deps;
  return async (caller, presentity, { watcher, handling }) => {
    requireSomebodyElse(watcher, caller.principal, domain);
    if ((await accounts.find(watcher)) === undefined) throw unknownAddress();
    const asker = { principal: watcher };
    await revisits.settle([presentity.address], asker);
    const asHidden = await hiddenBefore(deps, presentity.address, watcher);
    const decided = await pairs.run(`${presentity.address} ${watcher}`, () =>
      decideInTurn(deps, { caller, presentity, watcher, handling }),
    );
    await revisits.confirm(presentity.address, asker, decided);
    if (asHidden !== null) await asHidden();
  };
}

/** Whoever hides goes on as somebody else, whom the decision reaches as well; null: they do not. */
async function hiddenBefore(
  { visibility, rules, revisits }: DecidingDeps,
  presentity: PresentityAddress,
  watcher: PrincipalAddress,
): Promise<(() => Promise<void>) | null> {
  const principal = await visibility.identityFor(watcher, presentity);
  if (principal === watcher) return null;
  const used = await rules.decide(presentity, { principal });
  const change = { presentity, before: () => used, write: async () => {} };
  return () => revisits.one(change, { principal });
}

interface Wish {
  readonly caller: Caller;
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly handling: AccessHandling;
}

async function decideInTurn(
  { rules, move, clock, tellRules }: DecidingDeps,
  wish: Wish,
): Promise<AccessDecision> {
  const { caller, presentity, watcher } = wish;
  const asker = { principal: watcher };
  const now = new Date(clock.now());
  const facts = await rules.factsOf(presentity.address, watcher);
  const from = decideFrom(facts, asker, now);
  if (isDecided(facts, wish)) return from;
  const rule = ruleFor(wish, facts, now.toISOString());
  const others = facts.rules.filter((one) => !isAbout(one, watcher));
  const after = { ...facts, rules: rule === null ? others : [...others, rule] };
  const to = decideFrom(after, asker, now);
  await move({ presentity, watcher, from, to, rule });
  await tellRules(caller, presentity.address);
  return to;
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
