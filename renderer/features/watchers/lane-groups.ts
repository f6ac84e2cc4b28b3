import type { LightInterval } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import type { LaneGroup, Span } from "../../ui/timeline-model.ts";
import { laneOf, lightSpans } from "./lane.ts";
import { isWatcher, type WatchRow } from "./watch-row.ts";

export interface LaneGroupsInput {
  /** Those within the span, in the order of the lanes. */
  readonly rows: readonly WatchRow[];
  readonly light: readonly LightInterval[];
  readonly span: Span;
  /** Lanes of one group; whoever comes after them is left out. */
  readonly most: number;
}

/** Who watched; below them, apart, who waits for an answer and who was refused. */
export function laneGroups({ rows, light, span, most }: LaneGroupsInput): readonly LaneGroup[] {
  const on = lightSpans(light, span.end);
  const { watchers, asked, refused } = partition(rows);
  const lanes = (group: readonly WatchRow[]) =>
    group.slice(0, most).map((row) => laneOf({ row, light: on, span }));
  const groups: LaneGroup[] = [
    { id: "watchers", lanes: lanes(watchers) },
    { id: "asked", heading: t("watchers.asked-group"), lanes: lanes(asked) },
    { id: "refused", heading: t("watchers.refused-group"), lanes: lanes(refused) },
  ];
  return groups.filter((group) => group.lanes.length > 0);
}

/** How many lanes the longest group would have. */
export function longestGroup(rows: readonly WatchRow[]): number {
  return Math.max(...Object.values(partition(rows)).map((group) => group.length));
}

function partition(rows: readonly WatchRow[]) {
  return {
    watchers: rows.filter(isWatcher),
    asked: rows.filter(({ standing }) => standing === "asked"),
    refused: rows.filter(({ standing }) => standing === "refused"),
  };
}
