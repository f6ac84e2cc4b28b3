import type { AnonymousWatchers } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { clock, daysBetween } from "../../ui/clock.ts";
import { momentWords } from "../../ui/relative-time.ts";
import type { Span } from "../../ui/timeline-model.ts";

const HOUR_MS = 3_600_000;

/** Whether anonymous watchers saw anything in a span, as far as their hours tell. A refusal is no look. */
export function watchedWithin(anonymous: AnonymousWatchers | null, span: Span): boolean {
  if (anonymous === null) return false;
  const { fetches, refusals, subscribeCount, cancelCount, lastAt } = anonymous;
  const isWithin = (hour: string) => Date.parse(hour) + HOUR_MS > span.start;
  if (fetches.some(({ at }) => isWithin(at))) return true;
  if (subscribeCount > cancelCount) return true;
  // Only the last hour of those who left again is known, and it may be that of a refusal.
  return subscribeCount > 0 && isWithin(lastAt) && !refusals.includes(lastAt);
}

/** Whether they looked between two moments. */
export function lookedBetween(
  anonymous: AnonymousWatchers | null,
  from: number,
  to: number,
): boolean {
  const hours = anonymous?.fetches.map(({ at }) => Date.parse(at)) ?? [];
  return hours.some((hour) => hour >= from && hour < to);
}

/** “4 looks · subscribed once · 2 tries refused · last 14:00–15:00” */
export function anonymousWords(anonymous: AnonymousWatchers, now: number): string {
  const { fetchCount, subscribeCount, cancelCount, refusedCount, lastAt } = anonymous;
  const all = [
    fetchCount > 0 && t("hiding.anonymous-looks", { count: fetchCount }),
    subscribeCount + cancelCount > 0 &&
      t("hiding.anonymous-subscribed", { count: subscribeCount, left: cancelCount }),
    refusedCount > 0 && t("hiding.anonymous-refused", { count: refusedCount }),
    t("hiding.anonymous-last", { time: hourWords(Date.parse(lastAt), now) }),
  ];
  return t("hiding.anonymous-facts", { all: all.filter((words) => words !== false) });
}

/** The hour, as far as it is still of interest. */
function hourWords(from: number, now: number): string {
  const words = momentWords(from, now);
  if (daysBetween(from, now) > 1) return words;
  return t("hiding.anonymous-hour", { from: words, to: clock(from + HOUR_MS) });
}
