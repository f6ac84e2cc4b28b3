import { t } from "../../i18n/t.ts";
import type { Span } from "../../ui/timeline-model.ts";
import type { WatchRow } from "./watch-row.ts";

export const DAY_MS = 24 * 60 * 60 * 1_000;

/** The spans one can look at: a day, a week, and all that is kept. */
export function zoomsOf(keptDays: number): readonly number[] {
  return [1, 7, keptDays].filter(
    (days, index, all) => days <= keptDays && all.indexOf(days) === index,
  );
}

/** The nearest zoom that still shows all that was ever seen: a week-old account is no thin line at the edge. */
export function fittingZoom(keptDays: number, rows: readonly WatchRow[], end: number): number {
  const oldest = Math.min(...rows.map(({ firstAt }) => firstAt));
  return zoomsOf(keptDays).find((days) => oldest >= spanOf(days, end).start) ?? keptDays;
}

/** One step nearer (1) or further away (-1); the same at either end. */
export function stepZoom(zooms: readonly number[], days: number, direction: 1 | -1): number {
  return zooms[zooms.indexOf(days) - direction] ?? days;
}

/** “24 hours”, “7 days” */
export function spanWords(days: number): string {
  return days === 1 ? t("watchers.span-hours") : t("watchers.span-days", { count: days });
}

export function spanOf(days: number, end: number): Span {
  return { start: end - days * DAY_MS, end };
}

/** Whether anything of somebody falls into a span. */
export function isWithin({ standing, lastAt }: WatchRow, span: Span): boolean {
  return standing === "watching" || lastAt >= span.start;
}
