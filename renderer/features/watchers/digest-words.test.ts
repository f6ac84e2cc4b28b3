import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnonymousWatchers } from "../../../shared/contract/watcher.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { digestWords } from "./digest-words.ts";
import type { WatchRow } from "./watch-row.ts";
import {
  ago,
  anAnonymous,
  anEntry,
  aRefused,
  aSubscriber,
  DAY,
  HOUR,
  NOW,
  rowsOf,
} from "./watch.fixture.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const looked = (name: string, ms: number, firstMs = 20 * DAY) =>
  anEntry(name, {
    firstAt: ago(firstMs),
    lastAt: ago(ms),
    fetches: [{ at: ago(ms), count: 1, isLit: false }],
  });

type Anonymous = AnonymousWatchers | null;

const digest = (rows: readonly WatchRow[], spanDays = 30, anonymous: Anonymous = null) =>
  digestWords({ rows, anonymous, from: NOW - spanDays * DAY, now: NOW });

describe("the digest of yesterday", () => {
  it("counts whoever looked or came, and who was new", () => {
    const rows = rowsOf([
      looked("ada", DAY),
      looked("ben", DAY + 14 * HOUR, DAY + 14 * HOUR),
      aSubscriber("cleo", { stays: [{ from: ago(DAY), to: null, view: "full" }] }),
      aSubscriber("since-days"),
      looked("today", HOUR, HOUR),
      looked("before", DAY + 15 * HOUR),
      aRefused("viktor", { refusals: [ago(DAY)] }),
    ]);
    expect(digest(rows)).toBe("Yesterday 3 people looked, 1 of them new.");
  });

  it("says one, nobody, and nothing where there is no yesterday", () => {
    expect(digest(rowsOf([looked("ada", DAY)]))).toBe("Yesterday one person looked.");
    expect(digest(rowsOf([looked("ada", DAY, DAY)]))).toBe(
      "Yesterday one person looked, for the first time.",
    );
    expect(digest(rowsOf([looked("ada", 3 * DAY)]))).toBe("Yesterday nobody looked.");
    expect(digest(rowsOf([looked("ada", HOUR, HOUR)]))).toBeUndefined();
    expect(digest([])).toBeUndefined();
    expect(digest(rowsOf([looked("ada", DAY)]), 1)).toBeUndefined();
  });

  it("does not say that nobody looked when somebody without a name did", () => {
    const before = rowsOf([looked("ada", 3 * DAY)]);
    expect(digest(before, 30, anAnonymous())).toBe("Yesterday only anonymous watchers looked.");
    expect(digest(rowsOf([looked("ada", DAY)]), 30, anAnonymous())).toBe(
      "Yesterday one person looked. So did anonymous watchers.",
    );
    const today = ago(2 * HOUR);
    const laterOnes = anAnonymous({ fetches: [{ at: today, count: 1, isLit: true }] });
    expect(digest(before, 30, laterOnes)).toBe("Yesterday nobody looked.");
  });
});
