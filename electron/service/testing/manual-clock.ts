import type { Clock } from "../ports.ts";

/** A clock that stands still until told to go on. */
export interface ManualClock extends Clock {
  /** Goes forward and runs what falls due on the way, in order, each at its own time. */
  advance(ms: number): void;
  /** How many timers wait. */
  pending(): number;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export function createManualClock(start = Date.parse("2026-01-01T12:00:00.000Z")): ManualClock {
  let now = start;
  const timers = new Set<Timer>();
  const nextBefore = (end: number) =>
    [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    schedule: (run, delayMs) => {
      const timer: Timer = { at: now + Math.max(0, delayMs), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => {
      const end = now + ms;
      for (let next = nextBefore(end); next !== undefined; next = nextBefore(end)) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      // What ran may have gone further.
      now = Math.max(now, end);
    },
    pending: () => timers.size,
  };
}
