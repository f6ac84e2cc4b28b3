import type { Validity } from "../../../shared/contract/access.ts";

/** What holds from a moment on until the next; both ends open where they are null. */
export interface Span<T> extends Validity {
  readonly value: T;
}

/**
 * What holds at which time, without a gap, for rules that begin and end at these moments. Two spans in a
 * row that hold the same are one; `keyOf` says what is the same.
 */
export function timelineOf<T>(
  moments: readonly number[],
  valueAt: (now: Date) => T,
  keyOf: (value: T) => string,
): Span<T>[] {
  const ordered = [...new Set(moments)].toSorted((a, b) => a - b);
  const before = (ordered[0] ?? 0) - 1;
  const starts = [null, ...ordered];
  const spans: Span<T>[] = [];
  for (const start of starts) {
    const value = valueAt(new Date(start ?? before));
    const last = spans.at(-1);
    if (last !== undefined && keyOf(last.value) === keyOf(value)) continue;
    const from = start === null ? null : new Date(start).toISOString();
    if (last !== undefined) spans[spans.length - 1] = { ...last, until: from };
    spans.push({ from, until: null, value });
  }
  return spans;
}

/** The ends of what is valid for a time, as moments for `timelineOf`. */
export function momentsOf(validities: readonly (Validity | null)[]): number[] {
  return validities.flatMap((validity) =>
    [validity?.from, validity?.until].flatMap((end) => (end ? [Date.parse(end)] : [])),
  );
}

export function isWithinValidity({ from, until }: Validity, now: Date): boolean {
  const moment = now.getTime();
  return (
    (from === null || Date.parse(from) <= moment) && (until === null || moment < Date.parse(until))
  );
}
