import type { Clock, Stop } from "../ports.ts";

export interface Rhythm {
  /** The pause before each act, counted from 0; null ends it. */
  readonly pauseMs: (round: number) => number | null;
  /** Never rejects. False ends it. */
  readonly act: (round: number) => Promise<boolean>;
}

/**
 * Acts again and again. Each time is planned from the one before, however long the act took, so that an
 * even rhythm stays even.
 */
export function keepRhythm(clock: Clock, { pauseMs, act }: Rhythm): Stop {
  let stop: Stop = () => {};
  let isStopped = false;

  const plan = (round: number, from: number): void => {
    const pause = pauseMs(round);
    if (pause === null || isStopped) return;
    // Beats that were slept through are not made up for.
    const at = Math.max(from + pause, clock.now());
    stop = clock.schedule(() => void beat(round, at), at - clock.now());
  };

  const beat = async (round: number, at: number): Promise<void> => {
    if (await act(round)) plan(round + 1, at);
  };

  plan(0, clock.now());
  return () => {
    isStopped = true;
    stop();
  };
}
