import type { Clock, Stop } from "./ports.ts";

/** Lets the first of many go at once and gathers the rest. */
export interface Coalescer<Key> {
  /** Runs for this key now, or once its interval is over, however often it is asked until then. */
  ask(key: Key): void;
  /** As if the key had gone just now: what comes next waits for its interval. */
  hold(key: Key): void;
  /** When the key may go next, in ms since the epoch; now at the earliest. */
  nextAt(key: Key): number;
  /** Forgets what is waiting. */
  stop(): void;
}

interface Waiting {
  readonly openAt: number;
  stop: Stop | undefined;
  isAsked: boolean;
}

/**
 * `run` returns whether it did anything: what did nothing does not hold up what comes next.
 *
 * Remembers a key only until its interval is over.
 */
export function createCoalescer<Key>(
  clock: Clock,
  intervalMs: number,
  run: (key: Key) => boolean,
): Coalescer<Key> {
  const waiting = new Map<Key, Waiting>();

  const go = (key: Key): void => {
    if (run(key)) hold(key);
  };

  const hold = (key: Key): void => {
    const before = waiting.get(key);
    before?.stop?.();
    const isAsked = before?.isAsked ?? false;
    const entry: Waiting = { openAt: clock.now() + intervalMs, stop: undefined, isAsked };
    waiting.set(key, entry);
    entry.stop = clock.schedule(() => {
      waiting.delete(key);
      if (entry.isAsked) go(key);
    }, intervalMs);
  };

  return {
    ask: (key) => {
      const entry = waiting.get(key);
      if (entry === undefined) go(key);
      else entry.isAsked = true;
    },
    hold,
    nextAt: (key) => waiting.get(key)?.openAt ?? clock.now(),
    stop: () => {
      for (const entry of waiting.values()) entry.stop?.();
      waiting.clear();
    },
  };
}
