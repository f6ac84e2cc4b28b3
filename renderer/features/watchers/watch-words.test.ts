import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { termsOf } from "./term.ts";
import { unusualWords } from "./unusual-words.ts";
import { howWords, lastWords, presentWords, shownWords } from "./watch-words.ts";
import {
  aComer,
  ago,
  anAsker,
  anEntry,
  aPoller,
  aRefused,
  aSubscriber,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  rowOf,
} from "./watch.fixture.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

describe("how somebody watches", () => {
  it.each([
    ["Subscribed", rowOf(aSubscriber("ada"), "allow"), ["subscriber"]],
    ["Was subscribed", rowOf(aComer("ada", { cancelCount: 1 })), ["subscriber"]],
    ["Comes and goes", rowOf(aComer("dmitri")), ["comer"]],
    ["Looks at times", rowOf(anEntry("sara")), ["fetcher"]],
    ["Looks every 5 min", rowOf(aPoller("tomasz")), ["poller"]],
    ["Asked", rowOf(anAsker("bart")), ["asked"]],
    ["Was refused", rowOf(aRefused("viktor"), "block"), ["refused"]],
  ])("is “%s” in words and in the terms of the model", (words, row, terms) => {
    expect(howWords(row)).toBe(words);
    expect(termsOf(row)).toEqual(terms);
  });

  it("names both kinds of one who subscribed and looked", () => {
    const row = rowOf(aSubscriber("ada", { kinds: ["subscriber", "fetcher"], fetchCount: 2 }));
    expect(howWords(row)).toBe("Subscribed · Looks at times");
    expect(termsOf(row)).toEqual(["subscriber", "fetcher"]);
  });
});

describe("what somebody was shown", () => {
  it("tells an ignored one from one who waits", () => {
    expect(shownWords(rowOf(aSubscriber("ada"), "allow"))).toBe("Everything");
    expect(shownWords(rowOf(anEntry("sara")))).toBe("Light off");
    expect(shownWords(rowOf(anEntry("sara"), "polite-block"))).toBe("Light off, always");
    expect(shownWords(rowOf(aRefused("viktor"), "block"))).toBe("Nothing");
  });
});

describe("when somebody was seen last", () => {
  const looked = (ms: number) => presentWords(rowOf(anEntry("sara", { lastAt: ago(ms) })), NOW);

  it("goes from just now to the date", () => {
    expect(looked(5_000)).toBe("Looked just now");
    expect(looked(2 * MINUTE)).toBe("Looked 2 min ago");
    expect(looked(3 * HOUR)).toBe("Looked at 11:32");
    expect(looked(DAY)).toBe("Looked yesterday");
    expect(looked(6 * DAY)).toBe("Looked 20 Nov");
  });

  it("says that they left where leaving was the last of it", () => {
    const left = aComer("dmitri", {
      lastAt: ago(HOUR),
      stays: [{ from: ago(2 * HOUR), to: ago(HOUR), view: "full" }],
    });
    expect(presentWords(rowOf(left), NOW)).toBe("Left at 13:32");
    const lookedAfter = { ...left, fetches: [{ at: ago(HOUR / 2), count: 1, isLit: true }] };
    expect(presentWords(rowOf({ ...lookedAfter, lastAt: ago(HOUR / 2) }), NOW)).toBe(
      "Looked 30 min ago",
    );
  });

  it("says what holds instead of a time for those who watch, wait or were refused", () => {
    expect(lastWords(rowOf(aSubscriber("ada"), "allow"), NOW)).toBe("Watching now");
    expect(presentWords(rowOf(anAsker("bart")), NOW)).toBe("Waits for you");
    expect(presentWords(rowOf(aRefused("viktor", { refusedCount: 1 })), NOW)).toBe(
      "Refused, 1 try",
    );
  });
});

describe("card of somebody who stands out", () => {
  it("says how often a poller looked and what they miss", () => {
    expect(unusualWords(rowOf(aPoller("tomasz", { displayName: "Tomasz" })), NOW)).toEqual({
      title: "Tomasz looks every 5 minutes",
      sentences: [
        "4,098 looks since 6 Nov, the last one 2 min ago.",
        "They never subscribed, so they learn of a change up to 5 min late.",
        "They are shown your light off.",
      ],
    });
  });

  it("does not say never of a poller who subscribed too", () => {
    const { sentences } = unusualWords(rowOf(aPoller("tomasz", { subscribeCount: 1 })), NOW);
    expect(sentences.join(" ")).not.toContain("never");
  });

  it("says how often somebody came and went, and for how long", () => {
    const { title, sentences } = unusualWords(
      rowOf(aComer("dmitri", { displayName: "Dmitri" }), "allow"),
      NOW,
    );
    expect(title).toBe("Dmitri keeps coming and going");
    expect(sentences).toEqual([
      "Since 23 Nov they subscribed and left 5 times, each time after about 2 min.",
      "They are shown everything.",
    ]);
  });
});
