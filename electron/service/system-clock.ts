import type { Clock } from "./ports.ts";

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs).unref();
      return () => clearTimeout(timer);
    },
  };
}

/** Now, as the protocol and the storage write it. */
export function timestamp(clock: Clock, offsetMs = 0): string {
  return new Date(clock.now() + offsetMs).toISOString();
}
