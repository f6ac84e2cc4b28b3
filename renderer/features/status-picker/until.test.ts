import { describe, expect, it } from "vitest";
import { nextTimeOfDay } from "./time-of-day.ts";
import { untilOf, type UntilInput } from "./until.ts";

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime();
const NOW = at(26, 14, 32) + 41_000;

const until = (part: Partial<UntilInput>) =>
  untilOf({ pick: "none", now: NOW, kept: null, typed: "", ...part });

describe("until", () => {
  it("never ends without a choice", () => {
    expect(until({})).toBeNull();
  });

  it("ends at the whole minute that the sentence names", () => {
    expect(until({ pick: "half-hour" })).toBe(at(26, 15, 2));
    expect(until({ pick: "hour" })).toBe(at(26, 15, 32));
    expect(until({ pick: "four-hours" })).toBe(at(26, 18, 32));
  });

  it("ends today at midnight", () => {
    expect(until({ pick: "today" })).toBe(at(27, 0));
  });

  it("keeps the time that holds already", () => {
    expect(until({ pick: "kept", kept: at(28, 9) })).toBe(at(28, 9));
  });

  it("is no time while what was typed is none", () => {
    expect(until({ pick: "other", typed: "" })).toBeUndefined();
    expect(until({ pick: "other", typed: "soon" })).toBeUndefined();
    expect(until({ pick: "other", typed: "15:30" })).toBe(at(26, 15, 30));
  });
});

describe("time of day as it is typed", () => {
  it.each([
    ["15:30", at(26, 15, 30)],
    ["15.30", at(26, 15, 30)],
    ["1530", at(26, 15, 30)],
    [" 16 ", at(26, 16)],
    ["3:30 pm", at(26, 15, 30)],
    ["3pm", at(26, 15)],
    ["11 p.m.", at(26, 23)],
    ["12 am", at(27, 0)],
    ["0:15", at(27, 0, 15)],
  ])("“%s” is the next such moment", (typed, expected) => {
    expect(nextTimeOfDay(typed, NOW)).toBe(expected);
  });

  it("is tomorrow once it has passed", () => {
    expect(nextTimeOfDay("9:00", NOW)).toBe(at(27, 9));
    expect(nextTimeOfDay("14:32", NOW)).toBe(at(27, 14, 32));
  });

  it.each(["", "25:00", "12:60", "13 pm", "0 am", "-1", "noon", "15:3", "1:2:3"])(
    "“%s” is none",
    (typed) => {
      expect(nextTimeOfDay(typed, NOW)).toBeNull();
    },
  );
});
