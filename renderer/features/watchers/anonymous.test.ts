import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { anonymousWords, lookedBetween, watchedWithin } from "./anonymous.ts";
import { anAnonymous, DAY, HOUR, NOW } from "./watch.fixture.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const aDay = { start: NOW - DAY, end: NOW };
const refused = { fetchCount: 0, fetches: [], refusedCount: 3 };

describe("what is said of anonymous watchers", () => {
  it("is counts and an hour, and nothing that is none", () => {
    expect(anonymousWords(anAnonymous({ fetchCount: 1_204 }), NOW)).toBe(
      "1,204 looks · last yesterday, 13:00–14:00",
    );
    const both = anAnonymous({ fetchCount: 1, subscribeCount: 2, cancelCount: 1, refusedCount: 1 });
    expect(anonymousWords(both, NOW)).toBe(
      "1 look · subscribed 2 times, left once · 1 try refused · last yesterday, 13:00–14:00",
    );
  });

  it("gives the day alone when it is longer ago, and the hour alone today", () => {
    const words = (ms: number) => anonymousWords(anAnonymous({ lastAt: hour(ms) }), NOW);
    expect(words(6 * DAY)).toMatch(/ · last 20 Nov$/);
    expect(words(2 * HOUR)).toMatch(/ · last 12:00–13:00$/);
  });
});

describe("whether anonymous watchers watched in a span", () => {
  it("goes by their looks", () => {
    const looked = (ms: number) =>
      anAnonymous({ fetches: [{ at: hour(ms), count: 1, isLit: false }], lastAt: hour(ms) });
    expect(watchedWithin(looked(2 * HOUR), aDay)).toBe(true);
    expect(watchedWithin(looked(2 * DAY), aDay)).toBe(false);
    expect(watchedWithin(null, aDay)).toBe(false);
  });

  it("is not said of those who were refused", () => {
    const last = hour(HOUR);
    const only = anAnonymous({ ...refused, refusals: [last], lastAt: last });
    expect(watchedWithin(only, aDay)).toBe(false);
    const leftBefore = anAnonymous({ ...only, subscribeCount: 1, cancelCount: 1 });
    expect(watchedWithin(leftBefore, aDay)).toBe(false);
  });

  it("goes on for those who came and did not leave", () => {
    const stays = { fetchCount: 0, fetches: [], subscribeCount: 2, lastAt: hour(9 * DAY) };
    expect(watchedWithin(anAnonymous({ ...stays, cancelCount: 1 }), aDay)).toBe(true);
    expect(watchedWithin(anAnonymous({ ...stays, cancelCount: 2 }), aDay)).toBe(false);
  });

  it("ends before the moment it is asked up to", () => {
    const at = Date.parse(hour(DAY + HOUR));
    expect(lookedBetween(anAnonymous(), at, at + 1)).toBe(true);
    expect(lookedBetween(anAnonymous(), at - 1, at)).toBe(false);
    expect(lookedBetween(null, 0, NOW)).toBe(false);
  });
});

/** The beginning of the hour that long ago. */
function hour(ms: number): string {
  return new Date(new Date(NOW - ms).setMinutes(0, 0, 0)).toISOString();
}
