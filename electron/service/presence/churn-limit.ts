import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Clock } from "../ports.ts";

/** Bounds how often one watcher may subscribe to one presentity anew. */
export interface ChurnLimit {
  /** Whether there may be one more; `count` it once there was. */
  admits(watcher: PrincipalAddress, presentity: PresentityAddress): boolean;
  count(watcher: PrincipalAddress, presentity: PresentityAddress): void;
  /** Pairs remembered; bounded, however many there are. */
  size(): number;
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

  /** All windows are as long, so the oldest end first: nothing is looked at that stays. */
  const makeRoom = (): void => {
    for (const [key, { until }] of windows) {
      if (until > clock.now() && windows.size < MAX_WINDOWS) return;
      windows.delete(key);
    }
  };

  return {
    size: () => windows.size,
    admits: (watcher, presentity) => (current(keyOf(watcher, presentity))?.used ?? 0) < PER_WINDOW,
    count: (watcher, presentity) => {
      const key = keyOf(watcher, presentity);
      const window = current(key);
      if (window !== undefined) {
        window.used += 1;
        return;
      }
      // Behind the others, where the youngest stand.
      windows.delete(key);
      makeRoom();
      windows.set(key, { until: clock.now() + WINDOW_MS, used: 1 });
    },
  };
}

function keyOf(watcher: PrincipalAddress, presentity: PresentityAddress): string {
  return `${watcher} ${presentity}`;
}
