import type { PresenceDocument } from "../../shared/contract/presence.ts";
import type { Activity, Mood } from "../../shared/contract/presence-vocabulary.ts";
import { t } from "../i18n/t.ts";

type Person = NonNullable<PresenceDocument["person"]>;
const MINUTE_MS = 60_000;

/** All that somebody is doing; the lamp says away and busy already, so only the rest is worth a word. */
export function activityWords(activities: readonly Activity[]): string {
  return activities
    .filter((activity) => activity !== "away" && activity !== "busy")
    .map((activity) => t(`activity.${activity}`))
    .join(" · ");
}

export function moodWords(moods: readonly Mood[]): string {
  return moods.map((mood) => t(`mood.${mood}`)).join(" · ");
}

/** “At the office: third floor”; their own words alone where the kind of place says nothing. */
export function placeWords({ type, text }: NonNullable<Person["place"]>): string {
  const place = t(`place.${type}`);
  if (text === "") return place;
  return type === "other" || type === "unknown"
    ? text
    : t("presence.place-own", { place, words: text });
}

/** “UTC+01:00”, of minutes east of UTC. */
export function offsetWords(minutes: number): string {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = [hours, rest].map((each) => String(each).padStart(2, "0")).join(":");
  return t("presence.offset", { offset: `${minutes < 0 ? "−" : "+"}${digits}` });
}

/**
 * The moment at which this computer's clock shows what theirs shows now, for the functions that
 * write a time of day.
 */
export function theirClock(offsetMinutes: number, now: number): number {
  return now + (offsetMinutes + new Date(now).getTimezoneOffset()) * MINUTE_MS;
}
