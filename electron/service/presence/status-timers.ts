import type { Clock, Stop } from "../ports.ts";
import type { Presentity } from "./presentity.ts";

export interface StatusTimers {
  /** Ends the status at its time, at once if that has passed; again after each change of it. */
  watch(presentity: Presentity): void;
  stop(): void;
}

// A longer delay overflows the timer and fires at once.
const MAX_DELAY_MS = 2 ** 31 - 1;

export function createStatusTimers(
  clock: Clock,
  end: (presentity: Presentity) => void,
): StatusTimers {
  const timers = new Map<Presentity, Stop>();

  const watch = (presentity: Presentity): void => {
    timers.get(presentity)?.();
    timers.delete(presentity);
    const { until } = presentity.setting;
    if (until === null) return;
    const delay = Date.parse(until) - clock.now();
    if (delay <= 0) {
      end(presentity);
      return;
    }
    const again = () => watch(presentity);
    timers.set(presentity, clock.schedule(again, Math.min(delay, MAX_DELAY_MS)));
  };

  return {
    watch,
    stop: () => {
      for (const stop of timers.values()) stop();
      timers.clear();
    },
  };
}
