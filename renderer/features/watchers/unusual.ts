import type { WatchRow } from "./watch-row.ts";

/** RFC 2778 asks that one who subscribes and cancels again and again can be told apart. */
export const CANCELS_OF_COMING_AND_GOING = 3;

/** Looks again and again at an even pace: a POLLER. */
export function isPoller({ entry }: WatchRow): boolean {
  return entry.pollIntervalMs !== null;
}

export function comesAndGoes({ entry }: WatchRow): boolean {
  return entry.cancelCount >= CANCELS_OF_COMING_AND_GOING;
}

export function isUnusual(row: WatchRow): boolean {
  return isPoller(row) || comesAndGoes(row);
}
