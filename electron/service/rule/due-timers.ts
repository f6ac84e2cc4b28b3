import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Clock, Stop } from "../ports.ts";

/** When time alone changes what is decided about a presentity's watchers. */
export interface DueTimers {
  /** In ms since the epoch, at once if that has passed; null: never. Takes the place of the last one. */
  watch(presentity: PresentityAddress, at: number | null): void;
  /** Fires what is due and did not yet: timers come late when much is going on. */
  notice(presentity: PresentityAddress): void;
  stop(): void;
}

interface Due {
  readonly at: number;
  readonly stop: Stop;
}

// A longer delay overflows the timer and fires at once.
const MAX_DELAY_MS = 2 ** 31 - 1;

export function createDueTimers(
  clock: Clock,
  fire: (presentity: PresentityAddress, at: number) => void,
): DueTimers {
  const timers = new Map<PresentityAddress, Due>();

  const watch: DueTimers["watch"] = (presentity, at) => {
    timers.get(presentity)?.stop();
    timers.delete(presentity);
    if (at === null) return;
    const delay = at - clock.now();
    if (delay <= 0) {
      fire(presentity, at);
      return;
    }
    const again = () => watch(presentity, at);
    const stop = clock.schedule(again, Math.min(delay, MAX_DELAY_MS));
    timers.set(presentity, { at, stop });
  };

  return {
    watch,
    notice: (presentity) => {
      const due = timers.get(presentity);
      if (due !== undefined && due.at <= clock.now()) watch(presentity, due.at);
    },
    stop: () => {
      for (const { stop } of timers.values()) stop();
      timers.clear();
    },
  };
}
