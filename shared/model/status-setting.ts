import type { Activity, Basic, StatusChoice, StatusSetting } from "../contract/presence.ts";

/** What an account starts with, before anybody chose anything. */
export function initialSetting(now: Date): StatusSetting {
  return { choice: "available", note: "", until: null, then: null, setAt: now.toISOString() };
}

/**
 * The setting after a choice. A timed one remembers the last *lasting* one, so that two timed
 * choices in a row still end where the person was before the first.
 */
export function chooseStatus(
  previous: StatusSetting,
  chosen: Pick<StatusSetting, "choice" | "note" | "until">,
  now: Date,
): StatusSetting {
  const current = settingAt(previous, now);
  const lasting = current.then ?? { choice: current.choice, note: current.note };
  return { ...chosen, then: chosen.until === null ? null : lasting, setAt: now.toISOString() };
}

/** The setting that holds at `now`: the stored one, or what it falls back to once `until` has passed. */
export function settingAt(setting: StatusSetting, now: Date): StatusSetting {
  if (setting.until === null || Date.parse(setting.until) > now.getTime()) return setting;
  const then = setting.then ?? { choice: "available" as const, note: "" };
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
