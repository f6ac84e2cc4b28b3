import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { laneOf, lightSpans } from "./lane.ts";
import { laneGroups, longestGroup } from "./lane-groups.ts";
import { tipWords } from "./lane-tip.ts";
import type { WatchRow } from "./watch-row.ts";
import {
  aComer,
  ago,
  anAsker,
  aPoller,
  aRefused,
  aSubscriber,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  rowOf,
  rowsOf,
} from "./watch.fixture.ts";
import { spanOf } from "./zoom.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const lane = (row: WatchRow, days = 30) => laneOf({ row, light: [], span: spanOf(days, NOW) });

describe("lane of a watcher", () => {
  it("is a bar to now for somebody who watches and sees everything", () => {
    expect(lane(rowOf(aSubscriber("ada"), "allow"))).toMatchObject({
      marks: [{ kind: "subscribed", start: NOW - 3 * DAY, end: NOW, isOpen: true }],
      present: "Watching",
      description: "ada@analytical.example, Subscribed, Everything, Watching",
    });
  });

  it("is a hatched bar for somebody who is ignored quietly", () => {
    const ignored = aSubscriber("leilani", {
      stays: [{ from: ago(2 * DAY), to: ago(DAY), view: "unavailable" }],
    });
    expect(lane(rowOf(ignored, "polite-block")).marks).toEqual([
      { kind: "ignored", start: NOW - 2 * DAY, end: NOW - DAY, isOpen: false },
    ]);
  });

  it("is a ring for somebody who waits, because they watch nothing yet", () => {
    expect(lane(rowOf(anAsker("bart"))).marks).toEqual([{ kind: "asked", at: NOW - 10 * HOUR }]);
    expect(lane(rowOf(anAsker("bart", { stays: [] }))).marks).toEqual([
      { kind: "asked", at: NOW - 10 * HOUR },
    ]);
  });

  it("is a cross for each refusal", () => {
    expect(lane(rowOf(aRefused("viktor"), "block"))).toMatchObject({
      marks: [
        { kind: "refused", at: NOW - 9 * DAY },
        { kind: "refused", at: NOW - 2 * DAY },
      ],
      present: "Blocked, 9 tries",
    });
  });

  it("calls out the pace of a poller, and that they never subscribed", () => {
    expect(lane(rowOf(aPoller("tomasz"))).callout).toEqual({
      words: "Every 5 min, never subscribed",
      short: "Every 5 min",
    });
  });

  it("calls out stays only where the span shows at least three of them", () => {
    const row = rowOf(aComer("dmitri"), "allow");
    expect(lane(row).callout).toEqual({ words: "5 stays, about 2 min each", short: "5 stays" });
    expect(lane(row, 1).callout).toBeUndefined();
  });

  it("calls out nothing about two cancels", () => {
    expect(lane(rowOf(aComer("dmitri", { cancelCount: 2 }))).callout).toBeUndefined();
  });
});

describe("groups of lanes", () => {
  it("keep those who asked and were refused apart, and leave out an empty group", () => {
    const rows = rowsOf([aSubscriber("ada"), aRefused("viktor"), anAsker("bart")]);
    const input = { light: [], span: spanOf(30, NOW), most: 40 };
    const groups = laneGroups({ ...input, rows });
    expect(groups.map(({ heading, lanes }) => [heading, lanes.length])).toEqual([
      [undefined, 1],
      ["Asked, no answer yet", 1],
      ["Asked and were refused", 1],
    ]);
    expect(laneGroups({ ...input, rows: rowsOf([aSubscriber("ada")]) })).toHaveLength(1);
  });

  it("end where a picture is none any more", () => {
    const rows = rowsOf([aSubscriber("ada"), aPoller("tomasz"), aComer("dmitri"), anAsker("bart")]);
    const groups = laneGroups({ light: [], span: spanOf(30, NOW), rows, most: 2 });
    expect(groups.map(({ lanes }) => lanes.length)).toEqual([2, 1]);
    expect(longestGroup(rows)).toBe(3);
  });
});

describe("light", () => {
  it("is on while away or busy too, and up to now where it is on now", () => {
    const spans = lightSpans(
      [
        { from: ago(3 * HOUR), to: ago(2 * HOUR), brightness: "dimmed" },
        { from: ago(HOUR), to: null, brightness: "lit" },
      ],
      NOW,
    );
    expect(spans).toEqual([
      { start: NOW - 3 * HOUR, end: NOW - 2 * HOUR },
      { start: NOW - HOUR, end: NOW },
    ]);
  });
});

describe("tip of a mark", () => {
  const tipOf = (row: WatchRow) => tipWords(row, lane(row).marks);

  it("says since when, what was seen and by whose decision", () => {
    expect(tipOf(rowOf(aSubscriber("ada"), "allow"))).toEqual({
      title: "ada@analytical.example has been watching for 3 d",
      text: "Mon 23 Nov, 14:32 to now · saw your light as it was · you allow them",
    });
  });

  it("counts the looks that the ledger keeps as one mark", () => {
    expect(tipOf(rowOf(aPoller("tomasz")))).toEqual({
      title: "tomasz@analytical.example looked 12 times",
      text: "Thu 26 Nov, 14:30 · saw your light on · no decision of yours",
    });
  });

  it("sums the stays that one shape stands for", () => {
    expect(tipOf(rowOf(aComer("dmitri"), "allow")).title).toBe(
      "dmitri@analytical.example watched 5 times, 10 min in all",
    );
  });

  it("says what somebody who waits sees until then", () => {
    expect(tipOf(rowOf(anAsker("bart"))).text).toContain("sees your light off until you answer");
    const answered = anAsker("bart", {
      state: "active",
      stays: [
        { from: ago(2 * HOUR), to: ago(HOUR), view: "unavailable" },
        { from: ago(HOUR), to: null, view: "full" },
      ],
    });
    const row = rowOf(answered, "allow");
    const asked = lane(row).marks.filter(({ kind }) => kind === "asked");
    expect(tipWords(row, asked).text).toContain("saw your light off until you answered");
  });

  it("says that looks saw different things", () => {
    const fetches = [
      { at: ago(9 * MINUTE), count: 1, isLit: true },
      { at: ago(8 * MINUTE), count: 1, isLit: false },
    ];
    expect(tipOf(rowOf(aPoller("tomasz", { fetches }))).text).toContain("on and off");
  });
});
