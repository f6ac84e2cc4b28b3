import type { AccessRule } from "../../../shared/contract/access.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import type { Clock } from "../ports.ts";
import type { Audience } from "../presence/audience.ts";
import { filterIn, type Place, subscriptionCause } from "../presence/place.ts";
import type { Placing } from "../presence/placing.ts";
import type { Presentity } from "../presence/presentity.ts";
import { shownBy } from "../presence/sight.ts";
import { timestamp } from "../system-clock.ts";
import { isHiddenIdentity } from "../visibility/hidden-identity.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { WatchRequests } from "../watcher/watch-requests.ts";
import type { AccessRuleRepository, DecidedSubscription } from "./access-rule-repository.ts";
import type { AccessRules } from "./access-rules.ts";

export interface Movement {
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly from: Place;
  readonly to: AccessDecision;
  /** In the same act takes the place of all rules about this person; null: of their own they have none. */
  readonly rule?: AccessRule | null;
}

/** Moves one watcher to where a decision puts them, and whatever depends on it. Only in the turn of the pair. */
export type Moving = (movement: Movement) => Promise<void>;

export interface MovingDeps {
  readonly repository: Pick<AccessRuleRepository, "move">;
  readonly rules: Pick<AccessRules, "forget">;
  readonly placing: Placing;
  readonly audience: Pick<Audience, "deciding">;
  readonly ledger: Pick<Ledger, "changed">;
  readonly requests: Pick<WatchRequests, "changed">;
  readonly clock: Clock;
  /** Somebody may see this presentity who could not before. */
  readonly onDidLetIn: (presentity: PresentityAddress) => void;
}

export function createMoving(deps: MovingDeps): Moving {
  const { audience, ledger, requests, onDidLetIn } = deps;
  return async (movement) => {
    const { presentity, watcher, to } = movement;
    const { address } = presentity;
    const isShown = audience.deciding(watcher, address);
    const { before, after } = await writeAndShow(deps, movement).finally(isShown);
    if (to.handling === "allow") onDidLetIn(address);
    // Whoever hides is moved without a sign of it.
    if (isHiddenIdentity(watcher)) return;
    ledger.changed(address);
    if (isUnanswered(before) || isUnanswered(after)) requests.changed(address);
  };
}

async function writeAndShow(
  { repository, rules, placing, clock }: MovingDeps,
  { presentity, watcher, from, to, rule }: Movement,
): Promise<DecidedSubscription> {
  const placement = { presentity, watcher, from, to };
  const plan = placing.plan(placement);
  const decided = await repository.move({
    presentity: presentity.address,
    watcher,
    ...(rule === undefined ? {} : { rule }),
    apart: plan.apart,
    cause: subscriptionCause(to),
    view: shownBy(to),
    shows: filterIn(to),
    now: timestamp(clock),
  });
  if (rule !== undefined) rules.forget(presentity.address, watcher);
  placing.place(placement, plan, decided);
  return decided;
}

function isUnanswered(subscription: DecidedSubscription["before"]): boolean {
  return subscription?.state === "pending" || subscription?.state === "waiting";
}
