import { describe, expect, it } from "vitest";
import {
  addInterval,
  isPause,
  mergeIntervals,
  NO_INTERVALS,
  pollInterval,
} from "./watch-statistics.ts";

const sumsOf = (intervals: readonly number[]) => intervals.reduce(addInterval, NO_INTERVALS);

describe("pollInterval", () => {
  it.each([
    [[60_000, 60_000, 60_000], 60_000],
    [[58_000, 61_000, 61_000], 60_000],
    [[300_000, 200_000, 250_000, 250_000], 250_000],
  ])("calls %j polling", (intervals, expected) => {
    expect(pollInterval(intervals.length + 1, sumsOf(intervals))).toBeCloseTo(expected, 6);
  });

  it.each([
    [[60_000, 60_000]],
    [[1_000, 60_000, 3_600_000]],
    [[0, 0, 0]],
    [[10_000, 20_000, 10_000, 20_000]],
  ])("calls %j looking now and then", (intervals) => {
    expect(pollInterval(intervals.length + 1, sumsOf(intervals))).toBeNull();
  });

  it("gives the same answer from records of single days", () => {
    const days = [[60_000, 61_000], [59_000], [60_500]].map(sumsOf);
    expect(pollInterval(5, mergeIntervals(days))).toBe(
      pollInterval(5, sumsOf([60_000, 61_000, 59_000, 60_500])),
    );
  });
});

describe("isPause", () => {
  const minutes = (count: number) => count * 60_000;
  const everyMinute = sumsOf([minutes(1), minutes(1), minutes(1)]);

  it("takes a night out of a rhythm", () => {
    expect(isPause(minutes(480), everyMinute)).toBe(true);
  });

  it.each([
    ["an hour is still spacing", minutes(60), everyMinute],
    ["a rhythm of days has no nights", minutes(1_440), sumsOf([1, 1, 1].map(() => minutes(1_380)))],
    ["three looks make no rhythm yet", minutes(480), sumsOf([minutes(1), minutes(1)])],
  ])("does not: %s", (_why, intervalMs, usual) => {
    expect(isPause(intervalMs, usual)).toBe(false);
  });
});
