import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { filterContent, filterKey, narrow } from "../../../shared/model/presence-filter.ts";
import { unavailableContent } from "../../../shared/model/presence-view.ts";
import { apartAfter } from "../presence/apart-after.ts";
import { type ApartView, movedView } from "../presence/apart-view.ts";
import { momentIn } from "../presence/filtered-view.ts";
import type { Place } from "../presence/place.ts";
import type { Presentity } from "../presence/presentity.ts";
import type { Sights } from "../presence/sight.ts";

export interface Identity {
  readonly watcher: PrincipalAddress;
  readonly place: Place;
}

/** A watcher who goes on as somebody else: hidden from now on, or by name again. */
export interface Conversion {
  readonly presentity: Presentity;
  readonly from: Identity;
  readonly to: Identity;
}

/**
 * What they are shown apart from others under the identity they go on with; null: what others get.
 *
 * It follows what they hold, as after any move from one view to another. So whoever is quietly ignored sees
 * of hiding what they would see of it if the person were away.
 */
export function takenAlong(sights: Sights, conversion: Conversion, at: number): ApartView | null {
  const { presentity, from, to } = conversion;
  const { watcher } = from;
  if (from.place.handling === "polite-block" && to.place.handling === "polite-block") {
    return ignoredFurther(sights, conversion, at);
  }
  return apartAfter(sights, { presentity, watcher, from: from.place, to: to.place }, at);
}

/** The absence that they know, as far as who they are now would be told of it. */
function ignoredFurther(
  sights: Sights,
  { presentity, from, to }: Conversion,
  at: number,
): ApartView | null {
  const held = presentity.apart.get(from.watcher);
  if (held === undefined) return null;
  const before = presentity.apart.get(to.watcher);
  const shows = before?.shows ?? narrow(held.shows, to.place.shows);
  if (filterKey(shows) === filterKey(held.shows)) return held;
  const known = before?.document ?? held.document;
  const absence = { at: known.lastSeen ?? null, basic: "open" } as const;
  const content = filterContent(unavailableContent(presentity.inbox, absence), shows);
  const { document } = sights.of(presentity, from.watcher, from.place);
  const moved = movedView({ document, tupleIds: {} }, content, momentIn(shows, at));
  return { ...held, document: moved.document, shows };
}
