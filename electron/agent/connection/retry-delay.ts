const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt. Doubles with each failure up to half a minute.
 *
 * The upper half is random, or everybody would come back at the same moment after a service restarts.
 */
export function retryDelay(failures: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures));
  return Math.round(longest / 2 + (longest / 2) * random());
}
