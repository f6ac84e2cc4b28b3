import type { Clock } from "./ports.ts";

/** The service's clock as nearly as is known, so that a device whose clock is off shows sensible times. */
export interface ServiceTime {
  /** ISO 8601. The device's own time until the service told its own. */
  now(): string;
  /** Takes over what the service said its time is at this moment. */
  set(serviceTime: string): void;
}

export function createServiceTime(clock: Clock): ServiceTime {
  let offsetMs = 0;
  return {
    now: () => new Date(clock.now() + offsetMs).toISOString(),
    set: (serviceTime) => {
      offsetMs = Date.parse(serviceTime) - clock.now();
    },
  };
}
