import type { Clock } from "./ports.ts";

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
