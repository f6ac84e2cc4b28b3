import type { Placed, Span } from "./timeline-model.ts";

/** Times of a span on a line of so many px. */
export interface TimeScale {
  readonly span: Span;
  readonly widthPx: number;
  /** Clamped to the line. */
  readonly x: (at: number) => number;
  readonly place: (span: Span) => Placed;
}

export function createTimeScale(span: Span, widthPx: number): TimeScale {
  const length = Math.max(1, span.end - span.start);
  const x = (at: number) => Math.min(1, Math.max(0, (at - span.start) / length)) * widthPx;
  return {
    span,
    widthPx,
    x,
    place: ({ start, end }) => ({ x: x(start), width: x(end) - x(start) }),
  };
}

/** The parts that both have, in order. Either may overlap itself. */
export function intersectSpans(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  const left = unionSpans(one);
  const right = unionSpans(other);
  const both: Span[] = [];
  let leftIndex = 0;
  let rightIndex = 0;
  for (;;) {
    const a = left[leftIndex];
    const b = right[rightIndex];
    if (a === undefined || b === undefined) return both;
    const start = Math.max(a.start, b.start);
    const end = Math.min(a.end, b.end);
    if (end > start) both.push({ start, end });
    if (a.end < b.end) leftIndex += 1;
    else rightIndex += 1;
  }
}

/** The same time in as few spans as can be, in order; `joinGap` closes gaps up to that length. */
export function unionSpans(spans: readonly Span[], joinGap = 0): readonly Span[] {
  const union: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last !== undefined && span.start - last.end <= joinGap) {
      union[union.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else union.push({ start: span.start, end: span.end });
  }
  return union;
}
