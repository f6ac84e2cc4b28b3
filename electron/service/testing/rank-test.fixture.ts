/**
 * Mann and Whitney's test: how likely two samples differ in rank as much as these do, or more, when they
 * come from the same distribution. Two-sided, by the normal approximation: for samples from 20 on.
 */
export function rankTest(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((value) => ({ value, own: 1 })),
    ...other.map((value) => ({ value, own: 0 })),
  ];
  all.sort((a, b) => a.value - b.value);
  // Times in fractions of a microsecond: equal ones are too few to matter.
  const ranks = all.reduce((sum, { own }, index) => sum + own * (index + 1), 0);
  const [n, m] = [one.length, other.length];
  const u = ranks - (n * (n + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * upperTail(Math.abs(u - (n * m) / 2) / deviation);
}

/** Of the standard normal distribution; Abramowitz and Stegun 26.2.17 is too coarse so far out. */
function upperTail(z: number): number {
  const STEP = 0.001;
  let area = 0;
  for (let x = z; x < z + 10; x += STEP) area += Math.exp(-((x + STEP / 2) ** 2) / 2) * STEP;
  return area / Math.sqrt(2 * Math.PI);
}
