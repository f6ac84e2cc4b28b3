import type { SavedStatus, SavedStatusLength } from "../../../shared/contract/saved-status.ts";
import { NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { t } from "../../i18n/t.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { joinWords } from "../../ui/join-words.ts";
import { durationWords } from "../../ui/relative-time.ts";
import { choiceWord } from "./status-options.ts";
import { midnightAfter, wholeMinute, type UntilPick } from "./until.ts";

const MINUTE_MS = 60_000;
const MOST_MINUTES = 7 * 24 * 60;
const LENGTHS: Readonly<Partial<Record<UntilPick, SavedStatusLength>>> = {
  none: null,
  "half-hour": 30,
  hour: 60,
  "four-hours": 240,
  today: "today",
};

export interface Picked {
  readonly pick: UntilPick;
  readonly chosen: ChosenStatus;
  readonly now: number;
}

/** How long what is chosen lasts, so that it lasts as long the next time. */
export function lastsOf({ pick, chosen, now }: Picked): SavedStatusLength {
  const known = LENGTHS[pick];
  if (known !== undefined) return known;
  if (chosen.until === null) return null;
  const minutes = Math.round((Date.parse(chosen.until) - now) / MINUTE_MS);
  return Math.min(Math.max(1, minutes), MOST_MINUTES);
}

/** What is set when a saved status is taken now. */
export function chosenFrom(
  { choice, note, details, lasts }: SavedStatus,
  now: number,
): ChosenStatus {
  const until = endOf(lasts, now);
  return { choice, note, details, until: until === null ? null : new Date(until).toISOString() };
}

function endOf(lasts: SavedStatusLength, now: number): number | null {
  if (lasts === null) return null;
  return lasts === "today" ? midnightAfter(now) : wholeMinute(now + lasts * MINUTE_MS);
}

/** The list with one more, or with another one of that name in its place. */
export function withSaved(
  saved: readonly SavedStatus[],
  { name, chosen, lasts }: { name: string; chosen: ChosenStatus; lasts: SavedStatusLength },
): SavedStatus[] {
  const { choice, note, details = NO_DETAILS } = chosen;
  const status: SavedStatus = { name, choice, note, details, lasts };
  return saved.some((each) => each.name === name)
    ? saved.map((each) => (each.name === name ? status : each))
    : [...saved, status];
}

/** “Busy · in a meeting · for 1 h” */
export function savedWords({ choice, note, lasts }: SavedStatus): string {
  return joinWords(choiceWord(choice), note, lengthWords(lasts));
}

function lengthWords(lasts: SavedStatusLength): string {
  if (lasts === null) return "";
  if (lasts === "today") return t("status-picker.lasts-today");
  return t("status-picker.lasts", { length: durationWords(lasts * MINUTE_MS) });
}
