import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Clock } from "../ports.ts";

/** Bounds how often one watcher may subscribe to one presentity anew. */
export interface ChurnLimit {
  /** Whether there may be one more; `count` it once there was. */
  admits(watcher: PrincipalAddress, presentity: PresentityAddress): boolean;
  count(watcher: PrincipalAddress, presentity: PresentityAddress): void;
}

interface Window {
  readonly until: number;
  used: number;
}

const PER_WINDOW = 10;
const WINDOW_MS = 60_000;
const MAX_WINDOWS = 10_000;

export function createChurnLimit(clock: Clock): ChurnLimit {
  const windows = new Map<string, Window>();

  const current = (key: string): Window | undefined => {
    const window = windows.get(key);
    return window !== undefined && window.until > clock.now() ? window : undefined;
  };

  const sweep = (): void => {
    if (windows.size < MAX_WINDOWS) return;
    for (const [key, { until }] of windows) if (until <= clock.now()) windows.delete(key);
  };

  return {
    admits: (watcher, presentity) => (current(keyOf(watcher, presentity))?.used ?? 0) < PER_WINDOW,
    count: (watcher, presentity) => {
      const key = keyOf(watcher, presentity);
      const window = current(key);
      if (window !== undefined) {
        window.used += 1;
        return;
      }
      sweep();
      windows.set(key, { until: clock.now() + WINDOW_MS, used: 1 });
    },
  };
}

function keyOf(watcher: PrincipalAddress, presentity: PresentityAddress): string {
  return `${watcher} ${presentity}`;
}
