import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { leadWords } from "./lead-words.ts";
import type { WatchRow } from "./watch-row.ts";
import {
  aComer,
  anAsker,
  anEntry,
  aPoller,
  aRefused,
  aSubscriber,
  MINUTE,
  rowsOf,
} from "./watch.fixture.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

function lead(rows: readonly WatchRow[], span: string, isAnonymousToo = false) {
  return leadWords({ rows, span, isAnonymousToo });
}

describe("lead sentence", () => {
  it("says how many watched and what stands out of them", () => {
    const rows = rowsOf([aSubscriber("ada"), aPoller("tomasz"), aComer("dmitri"), anEntry("sara")]);
    expect(lead(rows, "30 days")).toEqual({
      fact: "4 people watched you in the last 30 days.",
      unusual: "One of them looks every 5 minutes, and one keeps coming and going.",
    });
  });

  it("says only the one thing that stands out", () => {
    expect(lead(rowsOf([aSubscriber("ada"), aPoller("tomasz")]), "7 days").unusual).toBe(
      "One of them looks every 5 minutes.",
    );
    expect(lead(rowsOf([aSubscriber("ada"), aComer("dmitri")]), "7 days").unusual).toBe(
      "One of them keeps coming and going.",
    );
  });

  it("gives no single pace to several pollers", () => {
    const pollers = [aPoller("tomasz"), aPoller("talent", { pollIntervalMs: MINUTE })];
    expect(lead(rowsOf(pollers), "30 days").unusual).toBe("2 of them look at an even pace.");
    const comers = [aComer("dmitri"), aComer("leilani")];
    expect(lead(rowsOf([...pollers, ...comers]), "30 days").unusual).toBe(
      "2 of them look at an even pace, and 2 keep coming and going.",
    );
  });

  it("does not call an only watcher one of them", () => {
    expect(lead(rowsOf([aPoller("tomasz")]), "24 hours")).toEqual({
      fact: "One person watched you in the last 24 hours.",
      unusual: "They look every 5 minutes.",
    });
    const both = aComer("dmitri", { pollIntervalMs: MINUTE, fetchCount: 9 });
    expect(lead(rowsOf([both]), "24 hours").unusual).toBe(
      "They look every minute, and keep coming and going.",
    );
  });

  it("leaves out what is not unusual", () => {
    expect(lead(rowsOf([aSubscriber("ada")]), "30 days").unusual).toBeUndefined();
  });

  it("does not count those who asked or were refused", () => {
    expect(lead(rowsOf([anAsker("bart"), aRefused("viktor")]), "30 days")).toEqual({
      fact: "Nobody watched you in the last 30 days.",
      unusual: undefined,
    });
  });

  it("does not keep quiet about those who watched without a name", () => {
    expect(lead(rowsOf([aPoller("tomasz")]), "30 days", true)).toEqual({
      fact: "One person and anonymous watchers watched you in the last 30 days.",
      unusual: "One of them looks every 5 minutes.",
    });
    expect(lead([], "30 days", true).fact).toBe(
      "Only anonymous watchers watched you in the last 30 days.",
    );
  });
});
