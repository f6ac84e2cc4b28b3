import { describe, expect, it } from "vitest";
import { placeCallout } from "./timeline-callout.ts";
import { nearestMark, placeMarks } from "./timeline-marks.ts";
import type { Span, TimelineLane, WatcherMark } from "./timeline-model.ts";
import { lanePaths, LANE_SHAPE } from "./timeline-paths.ts";
import { createTimeScale, intersectSpans, unionSpans } from "./timeline-scale.ts";
import { axisMarks, weekends } from "./timeline-axis.ts";
import { chooseFormattingLocale } from "../i18n/formatting-locale.ts";

/** One unit of time for each px, so that a test can be read. */
const scale = createTimeScale({ start: 0, end: 1_000 }, 1_000);

function lane(marks: readonly WatcherMark[], sawOpen: readonly Span[] = []): TimelineLane {
  return { id: "x", name: "X", marks, sawOpen, present: "", description: "" };
}
const fetched = (at: number, sawOpen = false): WatcherMark => ({ kind: "fetched", at, sawOpen });
const stay = (start: number, end: number, isOpen = false): WatcherMark => ({
  kind: "subscribed",
  start,
  end,
  isOpen,
});

describe("looks", () => {
  it("stay apart at 3 px and merge below", () => {
    const placed = placeMarks(lane([fetched(10), fetched(13), fetched(15), fetched(30)]), scale);
    expect(placed.map(({ x, marks }) => [x, marks.length])).toEqual([
      [10, 1],
      [13, 2],
      [30, 1],
    ]);
  });

  it("keep 3 px per tick in a comb, however dense, and lose no look", () => {
    const looks = Array.from({ length: 8_640 }, (_, index) => fetched((index * 1_000) / 8_640));
    const placed = placeMarks(lane(looks), scale);
    const gaps = placed.slice(1).map(({ x }, index) => x - (placed[index]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3);
    expect(placed.flatMap(({ marks }) => marks)).toHaveLength(8_640);
  });

  it("are amber when at least half of what they stand for showed the light on", () => {
    const merged = (...seen: boolean[]) =>
      placeMarks(lane(seen.map((each, index) => fetched(index * 0.1, each))), scale)[0]?.isLit;
    expect(merged(true)).toBe(true);
    expect(merged(true, false)).toBe(true);
    expect(merged(true, false, false)).toBe(false);
  });

  it("outside the span are not drawn", () => {
    expect(placeMarks(lane([fetched(-1), fetched(1_001)]), scale)).toEqual([]);
  });

  it("may come in any order", () => {
    const placed = placeMarks(lane([fetched(500), fetched(10), stay(100, 200)]), scale);
    expect(placed.map(({ x }) => x)).toEqual([10, 100, 500]);
  });
});

describe("bars", () => {
  it("are at least 3 px wide", () => {
    expect(placeMarks(lane([stay(10, 10.2)]), scale)[0]).toMatchObject({ x: 10, width: 3 });
  });

  it("with less than 2 px between them become one that knows how many it is", () => {
    const placed = placeMarks(lane([stay(10, 10.5), stay(14, 14.5), stay(30, 80)]), scale);
    expect(placed.map(({ marks }) => marks.length)).toEqual([2, 1]);
    expect(placed[0]).toMatchObject({ x: 10, width: 7 });
  });

  it("keep within the line at its end", () => {
    const placed = placeMarks(lane([stay(999.9, 1_000, true)]), scale)[0];
    expect(placed).toMatchObject({ x: 997, width: 3, isOpen: true });
  });

  it("are cut at the start of the span", () => {
    expect(placeMarks(lane([stay(-500, 100)]), scale)[0]).toMatchObject({ x: 0, width: 100 });
  });

  it("have windows where the person saw the light on", () => {
    const open = [
      { start: 0, end: 20 },
      { start: 50, end: 60 },
      { start: 95, end: 300 },
    ];
    const placed = placeMarks(lane([stay(10, 100)], open), scale)[0];
    expect(placed?.windows).toEqual([
      { x: 10, width: 10 },
      { x: 50, width: 10 },
      { x: 95, width: 5 },
    ]);
  });

  it("have one window when they are too short to show when", () => {
    const open = [{ start: 0, end: 1_000 }];
    const placed = placeMarks(lane([stay(10, 10.1)], open), scale)[0];
    expect(placed?.windows).toHaveLength(1);
    expect(placed?.windows[0]?.width).toBeCloseTo(1.4);
  });

  it("of the quietly ignored have no windows, since they always saw it off", () => {
    const ignored: WatcherMark = { kind: "ignored", start: 0, end: 100, isOpen: false };
    expect(placeMarks(lane([ignored], [{ start: 0, end: 100 }]), scale)[0]?.windows).toEqual([]);
  });
});

describe("nearest mark", () => {
  const placed = placeMarks(lane([fetched(10), stay(100, 200), fetched(150)]), scale);

  it("is the one under or beside the pointer", () => {
    expect(nearestMark(placed, 12, 6)).toBe(0);
    expect(nearestMark(placed, 104, 6)).toBe(1);
    expect(nearestMark(placed, 150, 6)).toBe(2);
  });

  it("is none out of reach", () => {
    expect(nearestMark(placed, 50, 6)).toBeUndefined();
  });
});

describe("spans", () => {
  it("unite where they touch, and over a gap when asked to", () => {
    const spans = [
      { start: 10, end: 20 },
      { start: 0, end: 10 },
      { start: 23, end: 30 },
    ];
    expect(unionSpans(spans)).toEqual([
      { start: 0, end: 20 },
      { start: 23, end: 30 },
    ]);
    expect(unionSpans(spans, 3)).toEqual([{ start: 0, end: 30 }]);
  });

  it("intersect as sets of moments, whatever their order and overlap (seed 7)", () => {
    const random = seeded(7);
    for (let round = 0; round < 50; round += 1) {
      const one = randomSpans(random);
      const other = randomSpans(random);
      const both = intersectSpans(one, other);
      for (let at = 0.5; at < 60; at += 1) {
        const expected = covers(one, at) && covers(other, at);
        expect(covers(both, at), `round ${round}, at ${at}`).toBe(expected);
      }
    }
  });
});

function covers(spans: readonly Span[], at: number): boolean {
  return spans.some(({ start, end }) => start < at && at < end);
}

function randomSpans(random: () => number): readonly Span[] {
  return Array.from({ length: Math.floor(random() * 8) }, () => {
    const start = Math.floor(random() * 50);
    return { start, end: start + 1 + Math.floor(random() * 9) };
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("call-out", () => {
  const words = { words: "Every 5 min, never subscribed", short: "Every 5 min" };

  it("ends 6 px before the first mark, in full where there is room", () => {
    const placed = placeMarks(lane([fetched(500)]), scale);
    expect(placeCallout(words, placed, 1_000)).toEqual({
      words: words.words,
      x: 494,
      side: "before",
    });
  });

  it("becomes short, then goes behind the last mark, then away", () => {
    const at = (from: number, to: number) =>
      placeCallout(words, placeMarks(lane([fetched(from), fetched(to)]), scale), 1_000);
    expect(at(120, 500)).toMatchObject({ words: words.short, side: "before" });
    expect(at(10, 500)).toEqual({ words: words.short, x: 506, side: "after" });
    expect(at(10, 990)).toBeUndefined();
  });
});

describe("paths", () => {
  it("are one for each kind, and empty for what is not there", () => {
    const placed = placeMarks(lane([fetched(10), fetched(20), fetched(30, true)]), scale);
    expect(lanePaths(placed, LANE_SHAPE)).toMatchObject({
      ticks: "M10 9v14M20 9v14",
      litTicks: "M30 9v14",
      subscribed: "",
      refused: "",
    });
  });
});

describe("axis", () => {
  const end = new Date(2026, 10, 26, 14, 32).getTime();
  const daysAgo = (days: number) => new Date(end).setDate(26 - days);

  it("has Mondays over a month", () => {
    chooseFormattingLocale("en-GB");
    const month = createTimeScale({ start: daysAgo(30), end }, 800);
    const labels = axisMarks(month, 0).map(({ label }) => label);
    chooseFormattingLocale(undefined);
    expect(labels).toEqual(["2 Nov", "9 Nov", "16 Nov", "23 Nov"]);
  });

  it("leaves out what has no room", () => {
    const week = createTimeScale({ start: daysAgo(7), end }, 200);
    const marks = axisMarks(week, 60);
    expect(marks.length).toBeLessThan(7);
    for (const { at } of marks) expect(week.x(at)).toBeLessThanOrEqual(140);
  });

  it("shades weekends within the span only", () => {
    const spans = weekends({ start: daysAgo(30), end });
    expect(spans.length).toBeGreaterThanOrEqual(8);
    for (const { start } of spans) expect([0, 6]).toContain(new Date(start).getDay());
  });
});
