import type { DeviceId } from "../../../shared/contract/account.ts";
import type { Clock, Stop } from "../ports.ts";
import type { Owner } from "./owner.ts";

export interface LeaseTimers {
  /** Idempotent: a device that says it is still here costs no timer. */
  watch(owner: Owner): void;
  stop(): void;
}

/** Takes devices away whose time is up, with one timer per owner however often they refresh. */
export function createLeaseTimers(
  clock: Clock,
  remove: (owner: Owner, gone: readonly DeviceId[]) => void,
): LeaseTimers {
  const timers = new Map<Owner, Stop>();

  const watch = (owner: Owner): void => {
    if (timers.has(owner) || owner.devices.size === 0) return;
    const ends = [...owner.devices.values()].map((device) => device.expiresAt);
    const delay = Math.max(0, Math.min(...ends) - clock.now());
    timers.set(
      owner,
      clock.schedule(() => check(owner), delay),
    );
  };

  const check = (owner: Owner): void => {
    timers.delete(owner);
    const now = clock.now();
    const over = [...owner.devices].filter(([, device]) => device.expiresAt <= now);
    if (over.length > 0)
      remove(
        owner,
        over.map(([id]) => id),
      );
    watch(owner);
  };

  return {
    watch,
    stop: () => {
      for (const stop of timers.values()) stop();
      timers.clear();
    },
  };
}
