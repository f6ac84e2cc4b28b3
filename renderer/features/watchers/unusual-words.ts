import { t } from "../../i18n/t.ts";
import { dateWords } from "../../ui/clock.ts";
import { agoWords, durationWords } from "../../ui/relative-time.ts";
import { paceDuration, paceWords } from "./pace.ts";
import { comesAndGoes } from "./unusual.ts";
import type { WatchRow } from "./watch-row.ts";

export interface UnusualWords {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What is known of somebody who stands out, in as few sentences as say it. */
export function unusualWords(row: WatchRow, now: number): UnusualWords {
  const { pollIntervalMs } = row.entry;
  const comes = comesAndGoes(row);
  return {
    title: titleOf(row, comes),
    sentences: [
      ...(pollIntervalMs === null ? [] : pollingSentences(row, pollIntervalMs, now)),
      ...(comes ? [comingSentence(row, now)] : []),
      t(`watchers.shown-${row.entry.lastShown}`),
    ],
  };
}

function titleOf({ name, entry }: WatchRow, comes: boolean): string {
  if (entry.pollIntervalMs === null) return t("watchers.comer-title", { name });
  const pace = paceWords(entry.pollIntervalMs);
  return t(comes ? "watchers.both-title" : "watchers.poller-title", { name, pace });
}

function pollingSentences(row: WatchRow, intervalMs: number, now: number): readonly string[] {
  const { entry, firstAt, lastAt } = row;
  const looks = t("watchers.poller-looks", {
    count: entry.fetchCount,
    since: dateWords(firstAt, now),
    last: agoWords(lastAt, now),
  });
  if (entry.subscribeCount > 0) return [looks];
  return [looks, t("watchers.poller-never", { duration: paceDuration(intervalMs) })];
}

function comingSentence({ entry, firstAt }: WatchRow, now: number): string {
  return t("watchers.comer-stays", {
    count: entry.cancelCount,
    since: dateWords(firstAt, now),
    duration: durationWords(entry.subscribedMs / Math.max(1, entry.subscribeCount)),
  });
}
