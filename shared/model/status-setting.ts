import type { Basic, StatusChoice, StatusDetails, StatusSetting } from "../contract/presence.ts";
import type { Activity } from "../contract/presence-vocabulary.ts";

/** A choice with nothing added to it. */
export const NO_DETAILS: StatusDetails = {
  activities: [],
  moods: [],
  place: null,
  timeOffset: null,
  noteLanguage: null,
};

/** What a person chooses; details left out are none. */
export type ChosenStatus = Pick<StatusSetting, "choice" | "note" | "until" | "setBy"> & {
  readonly details?: StatusDetails | undefined;
};

/**
 * What a further presentity starts with. Nobody has been told of it yet, and somebody who hides
 * elsewhere must not light up by making it.
 */
export function unseenSetting(now: Date): StatusSetting {
  return { ...initialSetting(now), choice: "invisible" };
}

/** What an account starts with, before anybody chose anything. */
export function initialSetting(now: Date): StatusSetting {
  const choice = "available";
  const setAt = now.toISOString();
  return { choice, note: "", details: NO_DETAILS, until: null, then: null, setAt };
}

/**
 * The setting after a choice. A timed one remembers the last *lasting* one, so that two timed
 * choices in a row still end where the person was before the first.
 */
export function chooseStatus(
  previous: StatusSetting,
  chosen: ChosenStatus,
  now: Date,
): StatusSetting {
  const current = settingAt(previous, now);
  const { choice, note, details, setBy } = current;
  const lasting = current.then ?? {
    choice,
    note,
    details,
    ...(setBy === undefined ? {} : { setBy }),
  };
  return {
    choice: chosen.choice,
    note: chosen.note,
    details: chosen.details ?? NO_DETAILS,
    until: chosen.until,
    then: chosen.until === null ? null : lasting,
    setAt: now.toISOString(),
    ...(chosen.setBy === undefined ? {} : { setBy: chosen.setBy }),
  };
}

/** The setting that holds at `now`: the stored one, or what it falls back to once `until` has passed. */
export function settingAt(setting: StatusSetting, now: Date): StatusSetting {
  if (setting.until === null || Date.parse(setting.until) > now.getTime()) return setting;
  const then = setting.then ?? { choice: "available" as const, note: "", details: NO_DETAILS };
  return { ...then, until: null, then: null, setAt: setting.until };
}

const ACTIVITIES_OF: Readonly<Record<StatusChoice, readonly Activity[]>> = {
  available: [],
  away: ["away"],
  busy: ["busy"],
  "not-accepting": [],
  invisible: [],
};

/** RPID activities that a choice publishes. */
export function activitiesOf(choice: StatusChoice): readonly Activity[] {
  return ACTIVITIES_OF[choice];
}

/** CLOSED belongs to the inbox: only this one choice closes it, and it stays so while away. */
export function basicOf(choice: StatusChoice): Basic {
  return choice === "not-accepting" ? "closed" : "open";
}
