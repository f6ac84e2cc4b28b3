import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Clock } from "../ports.ts";
import { isSamePlace, type Place, subscriptionCause } from "../presence/place.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { placeBehind } from "../presence/sight.ts";
import { nextStep } from "../presence/subscription-machine.ts";
import type { SubscriptionRepository } from "../presence/subscription-repository.ts";
import type { Held, PresentityWatchers } from "./access-rule-repository.ts";
import type { AccessRules, Asker } from "./access-rules.ts";
import { decidingAmong } from "./deciding-among.ts";
import type { Moving } from "./moving.ts";

/** What was decided about somebody until a change. */
export type DecideBefore = (asker: Asker) => AccessDecision | Promise<AccessDecision>;

/** Looks whether a watcher is where the rules put them by now, and moves them there. */
export interface Visiting {
  visit(presentity: PresentityAddress, asker: Asker, before: DecideBefore): Promise<void>;
  /** False, and they are moved, if what `used` gave them was overtaken. */
  confirm(presentity: PresentityAddress, asker: Asker, used: AccessDecision): Promise<boolean>;
  /** Those among the watchers who are somewhere else than the rules put them. */
  concerned(watchers: PresentityWatchers, before: DecideBefore): Promise<Asker[]>;
}

export interface VisitingDeps {
  readonly rules: Pick<AccessRules, "decide">;
  readonly presentities: Pick<Presentities, "get">;
  readonly subscriptions: Pick<SubscriptionRepository, "find">;
  readonly move: Moving;
  /** One watcher of one presentity at a time. */
  readonly pairs: KeyedQueue;
  readonly clock: Clock;
}

export function createVisiting(deps: VisitingDeps): Visiting {
  const { rules, pairs } = deps;
  const visit: Visiting["visit"] = (presentity, asker, before) =>
    pairs.run(`${presentity} ${asker.principal}`, () =>
      visitInTurn(deps, { address: presentity, asker, before }),
    );
  return {
    visit,
    confirm: async (presentity, asker, used) => {
      const now = await rules.decide(presentity, asker);
      if (isSamePlace(used, now) && subscriptionCause(used) === subscriptionCause(now)) return true;
      await visit(presentity, asker, () => used);
      return false;
    },
    concerned: (watchers, before) => concerned(deps, watchers, before),
  };
}

interface Visit {
  readonly address: PresentityAddress;
  readonly asker: Asker;
  readonly before: DecideBefore;
}

async function visitInTurn(
  { rules, presentities, subscriptions, move }: VisitingDeps,
  { address, asker, before }: Visit,
): Promise<void> {
  const { principal: watcher } = asker;
  const [presentity, found] = await Promise.all([
    presentities.get(address),
    subscriptions.find(watcher, address),
  ]);
  const held = found === undefined ? null : heldOf(found);
  const whoever = held === null ? asker : { ...asker, ...held };
  const to = await rules.decide(address, whoever);
  const from = await placeOf(presentity, { watcher, held }, () => before(whoever));
  if (isMisplaced(from, to, held)) await move({ presentity, watcher, from, to });
}

async function concerned(
  { presentities, clock }: VisitingDeps,
  known: PresentityWatchers,
  before: DecideBefore,
): Promise<Asker[]> {
  const presentity = await presentities.get(known.presentity);
  const decide = decidingAmong(known);
  const now = new Date(clock.now());
  const found: Asker[] = [];
  for (const { watcher, authenticationLevel, held } of known.watchers) {
    const asker = { principal: watcher, authenticationLevel };
    const from = await placeOf(presentity, { watcher, held }, () => before(asker));
    if (isMisplaced(from, decide(asker, now), held)) found.push(asker);
  }
  return found;
}

interface Whoever {
  readonly watcher: PrincipalAddress;
  readonly held: Held | null;
}

/** Whoever holds nothing is where the rules put them until now. */
async function placeOf(
  presentity: Presentity,
  { watcher, held }: Whoever,
  before: () => AccessDecision | Promise<AccessDecision>,
): Promise<Place> {
  if (held === null) return before();
  const { permits } = await before();
  return { ...placeBehind(presentity, watcher, held), permits };
}

function heldOf({
  subscription: { state },
  shows,
  authenticationLevel,
}: NonNullable<Awaited<ReturnType<SubscriptionRepository["find"]>>>):
  | (Held & Pick<Asker, "authenticationLevel">)
  | null {
  return state === "terminated" ? null : { state, shows, authenticationLevel };
}

function isMisplaced(from: Place, to: AccessDecision, held: Held | null): boolean {
  if (!isSamePlace(from, to)) return true;
  return held !== null && nextStep(held.state, subscriptionCause(to)) !== null;
}
