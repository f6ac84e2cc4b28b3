/** The page's time and its timers, so that tests bring their own. */
export interface PageClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after the time; returns the way to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: PageClock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
