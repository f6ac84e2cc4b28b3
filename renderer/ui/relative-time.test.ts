import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../i18n/formatting-locale.ts";
import { clock, dateWords, daysBetween, dayWords, fullWords } from "./clock.ts";
import { agoWords, durationWords, momentWords, nextChangeMs, rowTime } from "./relative-time.ts";

/** A Thursday, half past two in the afternoon. */
const NOW = new Date(2026, 10, 26, 14, 32, 0).getTime();
const ago = (options: { days?: number; hours?: number; minutes?: number; seconds?: number }) =>
  NOW -
  ((((options.days ?? 0) * 24 + (options.hours ?? 0)) * 60 + (options.minutes ?? 0)) * 60 +
    (options.seconds ?? 0)) *
    1_000;

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

describe("how long ago", () => {
  it.each([
    [ago({ seconds: 3 }), "now"],
    [ago({ seconds: 20 }), "20 s ago"],
    [ago({ seconds: 59 }), "59 s ago"],
    [ago({ minutes: 2 }), "2 min ago"],
    [ago({ minutes: 59, seconds: 59 }), "59 min ago"],
    [ago({ hours: 1 }), "13:32"],
    [ago({ hours: 17 }), "yesterday, 21:32"],
    [ago({ days: 6 }), "20 Nov"],
    [new Date(2025, 10, 20).getTime(), "20 Nov 2025"],
  ])("says %d as %s", (at, words) => {
    expect(agoWords(at, NOW)).toBe(words);
  });

  it("calls a time ahead now, since clocks differ", () => {
    expect(agoWords(NOW + 3_600_000, NOW)).toBe("now");
  });

  it("knows when its words change next", () => {
    expect(nextChangeMs(ago({ seconds: 4 }), NOW)).toBe(6_000);
    expect(nextChangeMs(ago({ seconds: 30 }), NOW)).toBe(1_000);
    expect(nextChangeMs(ago({ minutes: 2, seconds: 20 }), NOW)).toBe(40_000);
  });
});

describe("time at the end of a row", () => {
  it.each([
    [ago({ minutes: 1 }), "14:31"],
    [ago({ hours: 15 }), "Yesterday"],
    [ago({ days: 3 }), "Mon"],
    [ago({ days: 6 }), "Fri"],
    [ago({ days: 7 }), "19 Nov"],
  ])("says %d as %s", (at, words) => {
    expect(rowTime(at, NOW)).toBe(words);
  });

  it("changes at midnight, not after 24 hours", () => {
    const justPastMidnight = new Date(2026, 10, 26, 0, 1).getTime();
    expect(rowTime(justPastMidnight - 120_000, justPastMidnight)).toBe("Yesterday");
    expect(momentWords(justPastMidnight - 120_000, justPastMidnight)).toBe("yesterday, 23:59");
  });
});

describe("duration", () => {
  it.each([
    [0, "0 s"],
    [-5, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [72 * 60_000, "1 h 12 min"],
    [2 * 3_600_000, "2 h"],
    [(29 * 24 + 21) * 3_600_000, "29 d 21 h"],
    [24 * 3_600_000 + 60_000, "1 d"],
  ])("says %d ms as %s", (length, words) => {
    expect(durationWords(length)).toBe(words);
  });
});

describe("clock", () => {
  it("is written as the system does", () => {
    expect(clock(NOW)).toBe("14:32");
    expect(clock(new Date(2026, 10, 26, 9, 4).getTime())).toBe("09:04");
    expect(fullWords(NOW)).toMatch(/^Thu,? 26 Nov, 14:32$/);
    chooseFormattingLocale("en-US");
    expect(clock(NOW)).toMatch(/^2:32\sPM$/);
    chooseFormattingLocale("en-GB");
  });

  it("names a day in full, with the year where it is another one", () => {
    expect(dayWords(NOW, NOW)).toBe("Thursday 26 November");
    expect(dayWords(ago({ days: 400 }), NOW)).toContain("2025");
    expect(dateWords(NOW, NOW)).toBe("26 Nov");
  });

  it("counts days over a change of the clocks", () => {
    for (const month of [2, 9]) {
      const start = new Date(2026, month, 20, 12).getTime();
      const end = new Date(2026, month, 30, 12).getTime();
      expect(daysBetween(start, end)).toBe(10);
    }
  });
});
