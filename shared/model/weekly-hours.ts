import type { WeeklyHours } from "../contract/access.ts";

/** Whether the hours hold at this moment, in their own time zone. */
export function isWithin(hours: WeeklyHours, now: Date): boolean {
  const { day, minute } = localTime(hours.timeZone, now);
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  const yesterday = day === 1 ? 7 : day - 1;
  const isOn = (weekday: number) => hours.days.includes(weekday);
  if (from < to) return isOn(day) && minute >= from && minute < to;
  // Over midnight, or the whole day round when both are the same.
  return (isOn(day) && minute >= from) || (isOn(yesterday) && minute < to);
}

/** Whether this computer knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

const MINUTE_MS = 60_000;

/**
 * The next full minute at which `isWithin` may change its answer: within a day at the latest, because
 * summer time may begin meanwhile. It is asked again then.
 */
export function nextBoundary(hours: WeeklyHours, now: Date): Date {
  const start = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const { minute } = localTime(hours.timeZone, now);
  const waits = [hours.from, hours.to, "00:00"].map(
    (time) => (minutesOf(time) - minute + MINUTES_A_DAY) % MINUTES_A_DAY || MINUTES_A_DAY,
  );
  return new Date(start + Math.min(...waits, MINUTES_TO_ASK_AGAIN) * MINUTE_MS);
}

const MINUTES_A_DAY = 24 * 60;
/** Clocks are put on or back by whole quarters of an hour. */
const MINUTES_TO_ASK_AGAIN = 60;

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function localTime(timeZone: string, now: Date): { day: number; minute: number } {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: WEEKDAYS.indexOf(parts.get("weekday") ?? "") + 1,
    minute: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
