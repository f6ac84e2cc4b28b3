import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import {
  availabilityOf,
  isAccepting,
  type Availability,
} from "../../../shared/model/availability.ts";

const rolledUp = new WeakMap<PresenceDocument, Availability>();

/**
 * What a document says, live or not. Rolled up once for each document: a list of a thousand is put in
 * order by it whenever one of them changes.
 */
export function lastReachOf({ document }: BuddyView): Availability {
  if (document === null) return "unknown";
  const known = rolledUp.get(document) ?? availabilityOf(document);
  rolledUp.set(document, known);
  return known;
}

/**
 * What the lamp of a buddy says now. What is not live is not known: it says `unknown`, and the row
 * tells as of when.
 */
export function reachOf(view: BuddyView | undefined, isOnline: boolean): Availability {
  if (view === undefined || !view.isLive || !isOnline) return "unknown";
  return lastReachOf(view);
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
