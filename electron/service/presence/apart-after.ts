import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { filterKey, SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import {
  type ApartView,
  dismissedDocument,
  ignoredDocument,
  movedView,
  returningDocument,
} from "./apart-view.ts";
import { momentIn } from "./filtered-view.ts";
import { isSamePlace, type Permits, type Place } from "./place.ts";
import type { Presentity } from "./presentity.ts";
import type { Sights } from "./sight.ts";

/** A watcher who goes from one place to another. */
export interface Placement {
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly from: Place;
  readonly to: Place;
}

/**
 * What a watcher is shown apart from others after a decision; null: what others of their kind get.
 *
 * Nobody who was ever let in falls back onto the common documents, because those are older than what
 * they have seen: their own follows what they hold. `at` is when it becomes visible, in ms since the epoch.
 */
export function apartAfter(sights: Sights, placement: Placement, at: number): ApartView | null {
  const { presentity, watcher, from, to } = placement;
  const before = presentity.apart.get(watcher) ?? null;
  if (isSamePlace(from, to)) return before;
  if (to.handling === "allow") return letIn(sights, placement, at);
  const shows = seenWith(placement);
  const held = sights.of(presentity, watcher, from).document;
  const parting = { held, inbox: presentity.inbox, now: momentIn(shows, at), shows };
  const wasLetIn = from.handling === "allow" || from.handling === "polite-block";
  const permits = permittedBefore(placement);
  const apart = { returnsFrom: null, shows, tupleIds: null, permits };
  if (to.handling === "polite-block") {
    return { ...apart, document: ignoredDocument(parting, wasLetIn) };
  }
  return wasLetIn ? { ...apart, document: dismissedDocument(parting) } : before;
}

/** The filter of what they have seen so far: what comes next has to look as if it came there. */
function seenWith({ presentity, watcher, from }: Placement): PresenceFilter {
  if (from.handling === "allow") return from.shows;
  return presentity.apart.get(watcher)?.shows ?? SHOW_EVERYTHING;
}

function permittedBefore({ presentity, watcher, from }: Placement): Permits | null {
  if (from.handling === "allow") return from.permits ?? null;
  return presentity.apart.get(watcher)?.permits ?? null;
}

function letIn(sights: Sights, placement: Placement, at: number): ApartView | null {
  const { presentity, watcher, from, to } = placement;
  const parted = presentity.parting.get(watcher);
  if (parted !== undefined) {
    // Taken back before it showed: nothing has happened.
    if (filterKey(parted.shows) === filterKey(to.shows)) return parted.apart;
    return moved(sights, placement, { ...parted, at });
  }
  const before = presentity.apart.get(watcher) ?? null;
  const isOnTheWay = before !== null && before.tupleIds === null;
  if (from.handling === "allow" && !isOnTheWay) {
    const { document } = sights.of(presentity, watcher, from);
    return moved(sights, placement, { document, apart: before, shows: from.shows, at });
  }
  if (before === null) return null;
  const returnsFrom = before.returnsFrom ?? momentIn(to.shows, at).toISOString();
  return returning(sights, placement, { ...before, returnsFrom, shows: to.shows });
}

interface Held {
  readonly document: ApartView["document"];
  readonly apart: ApartView | null;
  readonly shows: PresenceFilter;
  readonly at: number;
}

function moved(
  sights: Sights,
  { presentity, to }: Placement,
  { document, apart, shows, at }: Held,
): ApartView {
  const tupleIds = apart?.tupleIds ?? sights.shared(presentity, shows).tupleIds;
  const { content } = sights.shared(presentity, to.shows);
  const now = momentIn(to.shows, at);
  const view = movedView({ document, tupleIds }, content, now);
  return { ...view, returnsFrom: now.toISOString(), shows: to.shows, permits: null };
}

function returning(
  sights: Sights,
  { presentity, watcher }: Placement,
  apart: ApartView,
): ApartView | null {
  const view = sights.shared(presentity, apart.shows);
  const document = returningDocument(view, watcher, apart);
  return document === view.document ? null : { ...apart, document };
}
