import type { Clock } from "../ports.ts";

/** A clock that stands still until told to go on. */
export interface ManualClock extends Clock {
  /** Runs what falls due on the way, in order, each at its own time. */
  advance(ms: number): void;
  /** How long until the next timer; null when none waits. */
  untilNext(): number | null;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export function createManualClock(start = Date.parse("2026-01-01T12:00:00.000Z")): ManualClock {
  const timers = new Set<Timer>();
  let now = start;
  const next = () => [...timers].toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    schedule: (run, delayMs) => {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => {
      const end = now + ms;
      for (let timer = next(); timer !== undefined && timer.at <= end; timer = next()) {
        timers.delete(timer);
        now = timer.at;
        timer.run();
      }
      now = end;
    },
    untilNext: () => {
      const timer = next();
      return timer === undefined ? null : timer.at - now;
    },
  };
}
