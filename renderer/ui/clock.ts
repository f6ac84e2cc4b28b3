import { formattingLocale } from "../i18n/formatting-locale.ts";
import { t } from "../i18n/t.ts";

// Making a formatter costs far more than using it, and rows use the same four.
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const locale = formattingLocale();
  const key = `${locale ?? ""} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, formatter);
  return formatter.format(at);
}

/** The time of day as the system shows it: “14:31” or “2:31 PM”. */
export function clock(at: number): string {
  return format(at, { timeStyle: "short" });
}

/** “Mon” */
export function weekday(at: number): string {
  return format(at, { weekday: "short" });
}

/** “20 Nov”, with the year where it is another one. */
export function dateWords(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(at, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** “Thursday 26 November”, for the divider between two days. */
export function dayWords(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(at, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** Everything, for a tool tip: “Wed 18 Nov, 09:02”. */
export function fullWords(at: number): string {
  const day = format(at, { weekday: "short", day: "numeric", month: "short" });
  return t("time.day-and-clock", { day, clock: clock(at) });
}

/** Midnights between two moments: 0 on the same day, 1 when `earlier` was yesterday. */
export function daysBetween(earlier: number, later: number): number {
  return Math.round((midnight(later) - midnight(earlier)) / (24 * 60 * 60 * 1_000));
}

/** The start of a moment's day, where the person is. */
export function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
