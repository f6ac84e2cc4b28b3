import type { AnonymousWatchers } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { lookedBetween } from "./anonymous.ts";
import { isWatcher, type WatchRow } from "./watch-row.ts";

export interface DigestInput {
  readonly rows: readonly WatchRow[];
  readonly anonymous: AnonymousWatchers | null;
  /** Where the ledger begins. */
  readonly from: number;
  readonly now: number;
}

/**
 * “Yesterday 4 people looked, 1 of them new.” Whoever just stayed did nothing that day and is not
 * counted. Undefined while nothing is known of a whole yesterday.
 */
export function digestWords({ rows, anonymous, from, now }: DigestInput): string | undefined {
  const today = new Date(now).setHours(0, 0, 0, 0);
  // Not 24 hours before: some days have 23, some 25.
  const yesterday = new Date(today).setDate(new Date(today).getDate() - 1);
  const isYesterday = (at: string) => Date.parse(at) >= yesterday && Date.parse(at) < today;
  if (from > yesterday || !rows.some(({ firstAt }) => firstAt < today)) return undefined;
  const looked = rows.filter(
    (row) =>
      isWatcher(row) &&
      (row.entry.fetches.some(({ at }) => isYesterday(at)) ||
        row.entry.stays.some((stay) => isYesterday(stay.from))),
  );
  const fresh = looked.filter(({ entry }) => isYesterday(entry.firstAt)).length;
  const isAnonymousToo = lookedBetween(anonymous, yesterday, today);
  if (isAnonymousToo && looked.length === 0) return t("hiding.anonymous-yesterday-only");
  const fact = t("watchers.digest", { count: looked.length, fresh });
  return isAnonymousToo ? t("hiding.anonymous-too", { fact }) : fact;
}
