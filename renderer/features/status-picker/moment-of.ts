import { clock, daysBetween, fullWords } from "../../ui/clock.ts";

/** A moment to come: the clock within a day, with its date after that. */
export function momentOf(at: number, now: number): string {
  const isNear = daysBetween(now, at) <= 1 && at - now < 24 * 3_600_000;
  return isNear ? clock(at) : fullWords(at);
}
