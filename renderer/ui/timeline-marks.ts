import type { Placed, PlacedMark, Span, TimelineLane, WatcherMark } from "./timeline-model.ts";
import { intersectSpans, unionSpans, type TimeScale } from "./timeline-scale.ts";

// A comb keeps 3 px per tick, and bars 2 px between them, or nobody could tell them apart.
const TICK_APART_PX = 3;
const BAR_GAP_PX = 2;
const BAR_LEAST_PX = 3;
// Crosses and rings are 9 px wide.
const SIGN_APART_PX = 8;
// In a bar as short as this, one window stands for all there is.
const SHORT_BAR_PX = 6;
const WINDOW_INSET_PX = 0.8;
const WINDOW_LEAST_PX = 1;

type BarMark = WatcherMark & Span;
type MomentMark = WatcherMark & { readonly at: number };

/** What a lane draws, from the start of the line; marks too near to tell apart have become one. */
export function placeMarks(lane: TimelineLane, scale: TimeScale): readonly PlacedMark[] {
  const bars: BarMark[] = [];
  const moments: MomentMark[] = [];
  for (const mark of lane.marks) {
    if ("at" in mark) {
      if (mark.at >= scale.span.start && mark.at <= scale.span.end) moments.push(mark);
    } else if (mark.end > scale.span.start && mark.start < scale.span.end) bars.push(mark);
  }
  const placed = [
    ...placeBars(bars, "subscribed", { lane, scale }),
    ...placeBars(bars, "ignored", { lane, scale }),
    ...placeMoments(moments, "fetched", scale),
    ...placeMoments(moments, "refused", scale),
    ...placeMoments(moments, "asked", scale),
  ];
  return placed.toSorted((a, b) => a.x - b.x);
}

function placeMoments(
  marks: readonly MomentMark[],
  kind: MomentMark["kind"],
  scale: TimeScale,
): readonly PlacedMark[] {
  const apart = kind === "fetched" ? TICK_APART_PX : SIGN_APART_PX;
  const clusters: { readonly x: number; readonly marks: MomentMark[] }[] = [];
  const own = marks.filter((mark) => mark.kind === kind).toSorted((a, b) => a.at - b.at);
  for (const mark of own) {
    const x = scale.x(mark.at);
    const last = clusters.at(-1);
    if (last !== undefined && x - last.x < apart) last.marks.push(mark);
    else clusters.push({ x, marks: [mark] });
  }
  return clusters.map(({ x, marks: merged }) => ({
    kind,
    x,
    width: 0,
    marks: merged,
    isLit: merged.filter((mark) => "sawOpen" in mark && mark.sawOpen).length * 2 >= merged.length,
    isOpen: false,
    windows: [],
  }));
}

interface LaneOnScale {
  readonly lane: TimelineLane;
  readonly scale: TimeScale;
}

function placeBars(
  marks: readonly BarMark[],
  kind: BarMark["kind"],
  { lane, scale }: LaneOnScale,
): readonly PlacedMark[] {
  const clusters: { x: number; end: number; readonly marks: BarMark[] }[] = [];
  const own = marks.filter((mark) => mark.kind === kind).toSorted((a, b) => a.start - b.start);
  for (const mark of own) {
    const x = scale.x(mark.start);
    const end = Math.max(scale.x(mark.end), x + BAR_LEAST_PX);
    const last = clusters.at(-1);
    if (last !== undefined && x - last.end < BAR_GAP_PX) {
      last.end = Math.max(last.end, end);
      last.marks.push(mark);
    } else clusters.push({ x, end, marks: [mark] });
  }
  return clusters.map(({ x, end, marks: merged }) => {
    const bar = withinLine({ x, width: end - x }, scale);
    return {
      ...bar,
      kind,
      marks: merged,
      isLit: false,
      isOpen: merged.some((mark) => "isOpen" in mark && mark.isOpen),
      windows: kind === "subscribed" ? placeWindows(bar, merged, { lane, scale }) : [],
    };
  });
}

/** A bar that was widened at the end of the line grows the other way. */
function withinLine({ x, width }: Placed, scale: TimeScale): Placed {
  return { x: Math.min(x, Math.max(0, scale.widthPx - width)), width };
}

function placeWindows(
  bar: Placed,
  marks: readonly Span[],
  { lane, scale }: LaneOnScale,
): readonly Placed[] {
  const seen = intersectSpans(marks, lane.sawOpen);
  if (seen.length === 0) return [];
  if (bar.width <= SHORT_BAR_PX) {
    return [{ x: bar.x + WINDOW_INSET_PX, width: bar.width - 2 * WINDOW_INSET_PX }];
  }
  const msPerPx = (scale.span.end - scale.span.start) / Math.max(1, scale.widthPx);
  return unionSpans(seen, msPerPx * WINDOW_LEAST_PX).map((span) => {
    const window = scale.place(span);
    return { x: window.x, width: Math.max(WINDOW_LEAST_PX, window.width) };
  });
}

/** The mark next to a place, unless none is within reach. */
export function nearestMark(
  placed: readonly PlacedMark[],
  x: number,
  reachPx: number,
): number | undefined {
  let best: number | undefined;
  let least = reachPx;
  for (const [index, mark] of placed.entries()) {
    const distance = Math.max(mark.x - x, x - (mark.x + mark.width), 0);
    // Later ones lie on top, so an even distance is theirs.
    if (distance <= least) {
      best = index;
      least = distance;
    }
  }
  return best;
}
