import type { BuddyView } from "../../../shared/contract/bridge.ts";
import {
  availabilityOf,
  isAccepting,
  type Availability,
} from "../../../shared/model/availability.ts";

/**
 * What the lamp of a buddy says now. What is not live is not known: it says `unknown`, and the row
 * tells as of when.
 */
export function reachOf(view: BuddyView | undefined, isOnline: boolean): Availability {
  if (view === undefined || !view.isLive || !isOnline) return "unknown";
  return availabilityOf(view.document);
}

/** Somebody is there, whatever they are doing: lit, away or busy. */
export function isAround(reach: Availability): boolean {
  return reach === "available" || reach === "away" || reach === "busy";
}

/** Known to refuse messages now. Unknown is not closed: then the attempt will tell. */
export function isKnownClosed(view: BuddyView | undefined, isOnline: boolean): boolean {
  if (view === undefined || view.document === null || !view.isLive || !isOnline) return false;
  return !isAccepting(view.document);
}
