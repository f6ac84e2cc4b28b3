import type { PresenceDocument, Subscription } from "../../shared/contract/presence.ts";
import type { Availability } from "../../shared/model/availability.ts";
import { t } from "../i18n/t.ts";
import { lampWord, type LampState } from "./lamp-state.ts";
import { momentWords } from "./relative-time.ts";
import { activityWords } from "./said-words.ts";

const LAMPS: Readonly<Record<Availability, LampState>> = {
  available: "lit",
  away: "away",
  busy: "busy",
  closed: "closed",
  unavailable: "off",
  unknown: "unknown",
};

/** The lamp that stands for an availability. */
export function lampOf(availability: Availability): LampState {
  return LAMPS[availability];
}

/** What is known of somebody, however it came to be known. */
export interface KnownPresence {
  readonly document: PresenceDocument | null;
  readonly subscription: Subscription | null;
  readonly availability: Availability;
  /** What the lamp said when it was known last; the same as `availability` while it is known. */
  readonly lastAvailability: Availability;
  readonly asOf: string | null;
}

/** The line below a name: the note, or why there is none. Empty when there is nothing to say. */
export function presenceNote(known: KnownPresence, now: number): string {
  return subscriptionNote(known.subscription) ?? documentNote(known, now);
}

/**
 * State and note on one line, where both are said: “Not accepting messages until 16:00” and
 * “Writing”, not the same thing twice.
 */
export function presenceLine(
  known: KnownPresence,
  now: number,
): { readonly word: string; readonly note: string } {
  const word = lampWord(lampOf(known.availability));
  const until = known.document?.person?.until;
  if (known.availability !== "closed" || until === null || until === undefined) {
    return { word, note: presenceNote(known, now) };
  }
  const closed = t("presence.closed-until", { time: timeWords(until, now) });
  return { word: closed, note: known.document?.person?.note ?? "" };
}

/** Why a person's light can't be seen; undefined while nothing stands in the way. */
export function subscriptionNote(subscription: Subscription | null): string | undefined {
  switch (subscription?.state) {
    case "pending":
      return t("presence.pending");
    case "waiting":
      return t("presence.waiting");
    case "terminated":
      return t(subscription.event === "rejected" ? "presence.rejected" : "presence.terminated");
    default:
      return undefined;
  }
}

function documentNote(known: KnownPresence, now: number): string {
  const { document, availability, lastAvailability, asOf } = known;
  if (document === null) return "";
  if (availability !== "unknown") return noteOf(document, availability, now);
  const last = noteOf(document, lastAvailability, now) || lampWord(lampOf(lastAvailability));
  return asOf === null ? last : t("presence.as-of", { time: timeWords(asOf, now), note: last });
}

function noteOf(document: PresenceDocument, availability: Availability, now: number): string {
  if (availability === "unavailable") return lastOn(document, now);
  const { note = "", until = null, activities = [] } = document.person ?? {};
  if (availability === "closed" && until !== null) {
    const closed = t("presence.closed-until", { time: timeWords(until, now) });
    return note === "" ? closed : t("presence.note-and", { note, also: closed });
  }
  const said = note === "" ? activityWords(activities) : note;
  return until === null || said === ""
    ? said
    : t("presence.note-until", { note: said, time: timeWords(until, now) });
}

function lastOn(document: PresenceDocument, now: number): string {
  const { lastSeen } = document;
  if (lastSeen === undefined || lastSeen === null) return "";
  return t("presence.last-on", { time: timeWords(lastSeen, now) });
}

function timeWords(at: string, now: number): string {
  return momentWords(Date.parse(at), now);
}
