import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { coarsen, filterKey, SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import type { PresenceView } from "../../../shared/model/presence-view.ts";

/** The view that all share who are let in with the same filter (design 4.3). */
export interface FilteredView {
  readonly filter: PresenceFilter;
  readonly view: PresenceView;
  /** When it was last asked for, in ms since the epoch. */
  readonly usedAt: number;
}

/** As it is kept: what is asked for now and then is in memory anyway. */
export type StoredFilteredView = Omit<FilteredView, "usedAt">;

export const EVERYTHING_KEY = filterKey(SHOW_EVERYTHING);

/**
 * The moment as a view may tell it that has this filter. Its own timestamps and versions come from
 * here, or the age of a document would tell what its last-seen withholds.
 */
export function momentIn({ lastSeen }: PresenceFilter, now: number): Date {
  const exact = new Date(now).toISOString();
  return new Date(lastSeen === "exact" ? exact : (coarsen(exact, "day") ?? exact));
}
