import type { PageClock } from "../page-clock.ts";

/** How often something that shows a time has to be told that it passed. */
export type TickMs = 1_000 | 15_000;

export interface Ticks {
  /** Called about every `everyMs` while somebody listens. Returns its own unsubscribe. */
  onDidTick(everyMs: TickMs, listener: () => void): () => void;
  /** The time of the last tick: the same for everybody who draws it, until the next one. */
  nowAt(everyMs: TickMs): number;
}

/**
 * One timer for each pace however many listen, none when nobody does: an idle window stays idle.
 */
export function createTicks(clock: PageClock): Ticks {
  const paces = new Map<TickMs, Pace>();
  const paceOf = (everyMs: TickMs): Pace => {
    const pace = paces.get(everyMs) ?? createPace(clock, everyMs);
    paces.set(everyMs, pace);
    return pace;
  };
  return {
    onDidTick: (everyMs, listener) => paceOf(everyMs).listen(listener),
    nowAt: (everyMs) => paceOf(everyMs).now(),
  };
}

type Pace = ReturnType<typeof createPace>;

function createPace(clock: PageClock, everyMs: TickMs) {
  const listeners = new Set<() => void>();
  let last = clock.now();
  let stop: (() => void) | undefined;
  const tick = () => {
    last = clock.now();
    stop = clock.after(everyMs, tick);
    for (const listener of listeners) listener();
  };
  return {
    now(): number {
      // Nobody listened, so nobody kept it fresh.
      if (stop === undefined && clock.now() - last >= everyMs) last = clock.now();
      return last;
    },
    listen(listener: () => void): () => void {
      listeners.add(listener);
      stop ??= clock.after(everyMs, tick);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
