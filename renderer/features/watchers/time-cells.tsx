import { t } from "../../i18n/t.ts";
import { dateWords } from "../../ui/clock.ts";
import { useWatchEnd } from "./use-watch.ts";
import type { WatchRow } from "./watch-row.ts";
import { lastWords } from "./watch-words.ts";

/** When somebody was seen last; it counts on by itself. */
export function LastCell({ row }: { readonly row: WatchRow }) {
  return lastWords(row, useWatchEnd());
}

export interface SinceCellProps {
  readonly row: WatchRow;
  /** Where the ledger begins: who was there before is known no longer. */
  readonly from: number;
}

export function SinceCell({ row: { firstAt }, from }: SinceCellProps) {
  const end = useWatchEnd();
  if (firstAt > from) return dateWords(firstAt, end);
  return t("watchers.before-span", { time: dateWords(from, end) });
}
