/**
 * Sums over the intervals between one watcher's fetches. Additive, so that a ledger can keep one
 * record per day and still answer for any span.
 */
export interface IntervalSums {
  readonly count: number;
  readonly sumMs: number;
  readonly sumOfSquares: number;
}

export const NO_INTERVALS: IntervalSums = { count: 0, sumMs: 0, sumOfSquares: 0 };

/** Design 4.5: a POLLER is a fetcher with at least four fetches at even spacing. */
const FETCHES_OF_A_POLLER = 4;
const EVENNESS = 0.25;

export function addInterval(sums: IntervalSums, intervalMs: number): IntervalSums {
  return {
    count: sums.count + 1,
    sumMs: sums.sumMs + intervalMs,
    sumOfSquares: sums.sumOfSquares + intervalMs * intervalMs,
  };
}

export function mergeIntervals(all: readonly IntervalSums[]): IntervalSums {
  return all.reduce(
    (sums, one) => ({
      count: sums.count + one.count,
      sumMs: sums.sumMs + one.sumMs,
      sumOfSquares: sums.sumOfSquares + one.sumOfSquares,
    }),
    NO_INTERVALS,
  );
}

const PAUSE_MS = 3_600_000;
const PAUSE_IN_MEANS = 8;

/**
 * Whether an interval is the end of one stretch of watching rather than a beat of its rhythm.
 *
 * A program that looks every minute while its computer is awake is a POLLER, whatever the nights are:
 * over an hour and eight times the usual interval does not count as spacing.
 */
export function isPause(intervalMs: number, usual: IntervalSums): boolean {
  if (usual.count < FETCHES_OF_A_POLLER - 1 || intervalMs <= PAUSE_MS) return false;
  return intervalMs > (PAUSE_IN_MEANS * usual.sumMs) / usual.count;
}

/**
 * The mean interval of a POLLER in milliseconds; null when this is an ordinary FETCHER.
 *
 * Even spacing: the coefficient of variation of the intervals is at most 0.25.
 */
export function pollInterval(fetchCount: number, sums: IntervalSums): number | null {
  if (fetchCount < FETCHES_OF_A_POLLER || sums.count < FETCHES_OF_A_POLLER - 1) return null;
  const mean = sums.sumMs / sums.count;
  if (mean <= 0) return null;
  // Rounding can push an exactly even rhythm a hair below zero.
  const variance = Math.max(0, sums.sumOfSquares / sums.count - mean * mean);
  return Math.sqrt(variance) / mean <= EVENNESS ? mean : null;
}
