import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import { filterKey } from "../../../shared/model/presence-filter.ts";
import { causeOf, type SubscriptionCause } from "./subscription-machine.ts";

/** Where the ACCESS RULES put a watcher: which kind of view, and what it shows to those who are let in. */
export interface Place {
  readonly handling: AccessHandling;
  readonly shows: PresenceFilter;
}

/** A filter means something only to those who are let in. */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a.handling !== b.handling) return false;
  return a.handling !== "allow" || filterKey(a.shows) === filterKey(b.shows);
}

/** The filter that somebody is let in with; null: they are not. */
export function filterIn({ handling, shows }: Place): PresenceFilter | null {
  return handling === "allow" ? shows : null;
}

/** What a decision is to a SUBSCRIPTION: whoever may only look is refused it. */
export function subscriptionCause({ handling, permits }: AccessDecision): SubscriptionCause {
  return handling === "allow" && !permits.subscribe ? "rejected" : causeOf(handling);
}
