import { t } from "../i18n/t.ts";
import { clock, dateWords, daysBetween, weekday } from "./clock.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// Below that, a number that counts up would only be restless.
const NOW_MS = 10 * SECOND_MS;

/**
 * How long ago, as one reads it: “20 s ago”, “2 min ago” up to an hour, then the clock, then the date.
 * A time that lies ahead (clocks differ) is now. All times are milliseconds since 1970.
 */
export function agoWords(at: number, now: number): string {
  const age = now - at;
  if (age < NOW_MS) return t("time.now");
  if (age < HOUR_MS) return t("time.ago", { duration: durationWords(age) });
  return momentWords(at, now);
}

/** A moment inside a sentence: “14:31” today, “yesterday, 21:40”, “20 Nov” before that. */
export function momentWords(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clock(at);
  if (days > 1) return dateWords(at, now);
  return t("time.day-and-clock", { day: t("time.yesterday"), clock: clock(at) });
}

/** The shortest that tells, for the end of a row: “14:31”, “Yesterday”, “Mon”, “20 Nov”. */
export function rowTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clock(at);
  if (days === 1) return t("time.yesterday-alone");
  return days < 7 ? weekday(at) : dateWords(at, now);
}

/** A length of time in at most two units: “20 s”, “12 min”, “1 h 12 min”, “29 d 21 h”. */
export function durationWords(lengthMs: number): string {
  const length = Math.max(0, lengthMs);
  if (length < MINUTE_MS) return t("time.seconds", { count: Math.floor(length / SECOND_MS) });
  const minutes = Math.floor(length / MINUTE_MS);
  const hours = Math.floor(length / HOUR_MS);
  const days = Math.floor(length / DAY_MS);
  if (hours === 0) return t("time.minutes", { count: minutes });
  const [large, small] =
    days === 0
      ? [t("time.hours", { count: hours }), smallUnit("time.minutes", minutes - hours * 60)]
      : [t("time.days", { count: days }), smallUnit("time.hours", hours - days * 24)];
  return small === undefined ? large : t("time.two-units", { large, small });
}

function smallUnit(key: "time.minutes" | "time.hours", count: number): string | undefined {
  return count === 0 ? undefined : t(key, { count });
}

/** When words made by `agoWords` change next, so that a page need not look more often. */
export function nextChangeMs(at: number, now: number): number {
  const age = Math.max(0, now - at);
  if (age < NOW_MS) return NOW_MS - age;
  if (age < MINUTE_MS) return SECOND_MS;
  return MINUTE_MS - (age % MINUTE_MS);
}
