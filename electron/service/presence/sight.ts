import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { PresenceDocument, SubscriptionState } from "../../../shared/contract/presence.ts";
import type { ShownView } from "../../../shared/contract/watcher.ts";
import { filterKey, SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import type { PresenceView } from "../../../shared/model/presence-view.ts";
import type { Clock, ViewKey } from "../ports.ts";
import { EVERYTHING_KEY } from "./filtered-view.ts";
import { beginFiltered } from "./filtering.ts";
import type { Place } from "./place.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import { brightnessOf, type Presentity } from "./presentity.ts";
import type { WriteBehind } from "./write-behind.ts";

/** What one watcher is shown of one presentity, and in whose company. */
export interface Sight {
  readonly document: PresenceDocument;
  readonly view: ShownView;
  /** Everybody whose connections are in this room gets the same document at the same moment. */
  readonly key: ViewKey;
}

/** Picks views. What a fetch gets and what a notification of the same moment carries both come from here. */
export interface Sights {
  /** What a watcher sees whom the ACCESS RULES put there. */
  of(presentity: Presentity, watcher: PrincipalAddress, place: Place): Sight;
  /** The view that all share who are let in with this filter, begun when the first one needs it. */
  shared(presentity: Presentity, filter: PresenceFilter): PresenceView;
}

export interface SightsDeps {
  readonly repository: Pick<PresenceRepository, "saveFiltered">;
  readonly writes: WriteBehind;
  readonly clock: Clock;
}

export function createSights({ repository, writes, clock }: SightsDeps): Sights {
  return sightsOver((presentity, filter) => {
    const key = filterKey(filter);
    const usedAt = clock.now();
    const known = presentity.filtered.get(key);
    const view = known?.view ?? beginFiltered(presentity, filter, usedAt);
    presentity.filtered.set(key, { filter, view, usedAt });
    if (known !== undefined) return view;
    // As it is now, because it has to be the same to the byte after a restart.
    writes.add(repository.saveFiltered(presentity.address, { filter, view }));
    return view;
  });
}

/** The same eyes, which leave nothing behind: views that nobody needed so far are not kept. */
export function createPassingSights(clock: Clock): Sights {
  return sightsOver(
    (presentity, filter) =>
      presentity.filtered.get(filterKey(filter))?.view ??
      beginFiltered(presentity, filter, clock.now()),
  );
}

function sightsOver(
  filtered: (presentity: Presentity, filter: PresenceFilter) => PresenceView,
): Sights {
  const shared: Sights["shared"] = (presentity, filter) =>
    filterKey(filter) === EVERYTHING_KEY ? presentity.view : filtered(presentity, filter);
  return {
    shared,
    of: (presentity, watcher, place) => {
      const { address, apart, parting, stranger } = presentity;
      const view = shownBy(place);
      const own = apart.get(watcher);
      if (own !== undefined) {
        const document = parting.get(watcher)?.document ?? own.document;
        return { document, view, key: apartViewKey(address, watcher) };
      }
      if (place.handling !== "allow") {
        return { document: stranger, view, key: strangerViewKey(address) };
      }
      const { document } = shared(presentity, place.shows);
      return { document, view, key: sharedViewKey(address, place.shows) };
    },
  };
}

export function shownBy({ handling, shows }: Place): ShownView {
  if (handling === "allow") return filterKey(shows) === EVERYTHING_KEY ? "full" : "filtered";
  return handling === "block" ? "refused" : "unavailable";
}

/**
 * The place behind a subscription, from its row alone: an active one is let in with a filter, or is shown
 * a document that stays.
 */
export function placeBehind(
  presentity: Presentity,
  watcher: PrincipalAddress,
  row: { readonly state: SubscriptionState; readonly shows: PresenceFilter | null },
): Place {
  const shows = row.shows ?? SHOW_EVERYTHING;
  if (row.state === "terminated") return { handling: "block", shows };
  if (row.state !== "active") return { handling: "confirm", shows };
  // Rows from before filters were kept say that they are let in.
  const isKeptApart = presentity.apart.get(watcher)?.returnsFrom === null;
  const isIgnored = row.shows === null || isKeptApart;
  return { handling: isIgnored ? "polite-block" : "allow", shows };
}

/** Whether a document is one that tells whether somebody is there. */
export function isLetIn({ view }: Pick<Sight, "view">): boolean {
  return view === "full" || view === "filtered";
}

/** Whether somebody was shown the light on. */
export function isLit(sight: Sight): boolean {
  return isLetIn(sight) && brightnessOf(sight.document) !== null;
}

export function sharedViewKey(presentity: PresentityAddress, filter: PresenceFilter): ViewKey {
  const key = filterKey(filter);
  return viewKey(key === EVERYTHING_KEY ? `full:${presentity}` : `full:${presentity}:${key}`);
}

export function apartViewKey(presentity: PresentityAddress, watcher: PrincipalAddress): ViewKey {
  return viewKey(`apart:${presentity}:${watcher}`);
}

/** Nobody is ever notified of it, because it never changes. */
function strangerViewKey(presentity: PresentityAddress): ViewKey {
  return viewKey(`stranger:${presentity}`);
}

function viewKey(name: string): ViewKey {
  // Sound: this file is the one place that makes them.
  return name as ViewKey;
}
