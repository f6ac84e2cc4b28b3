import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { filterContent } from "../../../shared/model/presence-filter.ts";
import { advanceView, type PresenceView } from "../../../shared/model/presence-view.ts";
import { type FilteredView, momentIn } from "./filtered-view.ts";
import { newTupleId } from "./new-tuple-id.ts";
import type { Presentity } from "./presentity.ts";

/**
 * A view that nobody needed so far. Later than a stranger's document, because whoever is let in has
 * seen that one. It tells when an absence began, not when somebody first asked.
 */
export function beginFiltered(
  presentity: Presentity,
  filter: PresenceFilter,
  now: number,
): PresenceView {
  const { address, stranger, view } = presentity;
  const before = { document: stranger, content: { tuples: [] }, tupleIds: {} };
  const isAbsent = view.content.lastSeen !== undefined;
  const since = isAbsent ? Date.parse(view.document.timestamp) : now;
  return advanceView(before, {
    presentity: address,
    content: filterContent(view.content, filter),
    now: momentIn(filter, since),
    newTupleId,
  });
}

/** Brings all filtered views up to the full one; returns those that show the difference. */
export function moveFiltered(presentity: Presentity, now: number): FilteredView[] {
  const moved: FilteredView[] = [];
  for (const [key, { filter, view, usedAt }] of presentity.filtered) {
    const next = advanceView(view, {
      presentity: presentity.address,
      content: filterContent(presentity.view.content, filter),
      now: momentIn(filter, now),
      newTupleId,
    });
    if (next === view) continue;
    const changed = { filter, view: next, usedAt };
    presentity.filtered.set(key, changed);
    moved.push(changed);
  }
  return moved;
}
