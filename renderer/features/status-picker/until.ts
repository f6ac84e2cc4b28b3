import { nextTimeOfDay } from "./time-of-day.ts";

const MINUTE_MS = 60_000;

/** Ready answers to “until”; `kept` is the time that holds already, `none` means for good. */
export type UntilPick = "none" | "kept" | "half-hour" | "hour" | "four-hours" | "today" | "other";

export interface UntilInput {
  readonly pick: UntilPick;
  readonly now: number;
  /** The time that held when the picker was opened. */
  readonly kept: number | null;
  /** What was typed for `other`. */
  readonly typed: string;
}

const LENGTHS_MIN = { "half-hour": 30, hour: 60, "four-hours": 240 } as const;

/** When it ends: null for never, undefined while what was typed is no time of day. */
export function untilOf({ pick, now, kept, typed }: UntilInput): number | null | undefined {
  switch (pick) {
    case "none":
      return null;
    case "kept":
      return kept;
    case "today":
      return midnightAfter(now);
    case "other":
      return nextTimeOfDay(typed, now) ?? undefined;
    case "half-hour":
    case "hour":
    case "four-hours":
      return wholeMinute(now + LENGTHS_MIN[pick] * MINUTE_MS);
  }
}

/** The sentence names a minute, so it ends at that minute. */
export function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

export function midnightAfter(at: number): number {
  return new Date(at).setHours(24, 0, 0, 0);
}
