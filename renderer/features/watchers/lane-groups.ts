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
}

/** Who watched; below them, apart, who waits for an answer and who was refused. */
export function laneGroups({ rows, light, span }: LaneGroupsInput): readonly LaneGroup[] {
  const on = lightSpans(light, span.end);
  const lanes = (belongs: (row: WatchRow) => boolean) =>
    rows.filter(belongs).map((row) => laneOf({ row, light: on, span }));
  const groups: LaneGroup[] = [
    { id: "watchers", lanes: lanes(isWatcher) },
    {
      id: "asked",
      heading: t("watchers.asked-group"),
      lanes: lanes(({ standing }) => standing === "asked"),
    },
    {
      id: "refused",
      heading: t("watchers.refused-group"),
      lanes: lanes(({ standing }) => standing === "refused"),
    },
  ];
  return groups.filter((group) => group.lanes.length > 0);
}
