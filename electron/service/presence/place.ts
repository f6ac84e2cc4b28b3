import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import { filterKey } from "../../../shared/model/presence-filter.ts";
import { causeOf, type SubscriptionCause } from "./subscription-machine.ts";

export type Permits = AccessDecision["permits"];

/** Where the ACCESS RULES put a watcher: which kind of view, and what it shows to those who are let in. */
export interface Place {
  readonly handling: AccessHandling;
  readonly shows: PresenceFilter;
  /** Absent: everything. */
  readonly permits?: Permits;
}

const EVERYTHING: Permits = { fetch: true, subscribe: true };

/** What a watcher may do in that place, as far as the other kind of watching is not refused to them. */
export function permitsIn({ handling, permits }: Place, apart: PermitsBefore): Permits {
  if (handling === "allow") return permits ?? EVERYTHING;
  return handling === "polite-block" ? (apart?.permits ?? EVERYTHING) : EVERYTHING;
}

/** Whoever is ignored may what they might before. */
export type PermitsBefore = { readonly permits: Permits | null } | undefined;

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
export function subscriptionCause(place: Place, apart?: PermitsBefore): SubscriptionCause {
  return permitsIn(place, apart).subscribe ? causeOf(place.handling) : "rejected";
}
