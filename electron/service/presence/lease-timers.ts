import type { DeviceId } from "../../../shared/contract/account.ts";
import type { Clock, Stop } from "../ports.ts";
import type { Presentity } from "./presentity.ts";

export interface LeaseTimers {
  /** Idempotent: a device that says it is still here costs no timer. */
  watch(presentity: Presentity): void;
  stop(): void;
}

/** Takes devices away whose time is up, with one timer per presentity however often they refresh. */
export function createLeaseTimers(
  clock: Clock,
  remove: (presentity: Presentity, gone: readonly DeviceId[]) => void,
): LeaseTimers {
  const timers = new Map<Presentity, Stop>();

  const watch = (presentity: Presentity): void => {
    if (timers.has(presentity) || presentity.devices.size === 0) return;
    const ends = [...presentity.devices.values()].map((device) => device.expiresAt);
    const delay = Math.max(0, Math.min(...ends) - clock.now());
    timers.set(
      presentity,
      clock.schedule(() => check(presentity), delay),
    );
  };

  const check = (presentity: Presentity): void => {
    timers.delete(presentity);
    const now = clock.now();
    const over = [...presentity.devices].filter(([, device]) => device.expiresAt <= now);
    if (over.length > 0)
      remove(
        presentity,
        over.map(([id]) => id),
      );
    watch(presentity);
  };

  return {
    watch,
    stop: () => {
      for (const stop of timers.values()) stop();
      timers.clear();
    },
  };
}
