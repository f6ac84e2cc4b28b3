import { describe, expect, it } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { WatcherInformation } from "../../../shared/contract/watcher.ts";
import type { LedgerRow } from "./ledger-repository.ts";
import { describeWatchers } from "./watcher-information.ts";

const ada = PrincipalAddress.parse("ada@home");
const now = Date.parse("2026-01-31T12:00:00.000Z");
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(now - days * DAY_MS).toISOString();

function aRow(change: Partial<LedgerRow> = {}): LedgerRow {
  return {
    watcher: PrincipalAddress.parse("bob@home"),
    displayName: "Bob",
    authenticationLevel: "password",
    firstAt: ago(3),
    lastAt: ago(1),
    lastShown: "full",
    state: null,
    event: null,
    groups: new Set(),
    rules: [],
    fetchCount: 0,
    intervals: { count: 0, sumMs: 0, sumOfSquares: 0 },
    subscribeCount: 0,
    cancelCount: 0,
    refusedCount: 0,
    fetches: [],
    stays: [],
    refusals: [],
    ...change,
  };
}

function describeOne(change: Partial<LedgerRow>) {
  const span = { version: 1, now, spanDays: 30 };
  const information = describeWatchers(
    presentityOf(ada),
    { rows: [aRow(change)], anonymous: [], light: [] },
    span,
  );
  return WatcherInformation.parse(information).watchers[0];
}

describe("describeWatchers", () => {
  it("names each kind that a watcher has been within the span", () => {
    const even = { count: 3, sumMs: 30_000, sumOfSquares: 300_000_000 };
    const entry = describeOne({ fetchCount: 4, intervals: even, subscribeCount: 1 });
    expect(entry).toMatchObject({
      kinds: ["fetcher", "poller", "subscriber"],
      pollIntervalMs: 10_000,
    });
  });

  it("calls somebody who was only refused nothing", () => {
    expect(describeOne({ refusedCount: 3, lastShown: "refused" })?.kinds).toEqual([]);
  });

  it("still calls somebody a subscriber who subscribed before the span", () => {
    expect(describeOne({ state: "active", event: "approved" })?.kinds).toEqual(["subscriber"]);
    expect(describeOne({ state: "terminated", event: "timeout" })?.kinds).toEqual([]);
  });

  it("counts only the time subscribed within the span, and up to now", () => {
    const stays = [
      { from: ago(40), to: ago(29), view: "full" as const },
      { from: ago(2), to: null, view: "unavailable" as const },
    ];
    expect(describeOne({ stays })?.subscribedMs).toBe(3 * DAY_MS);
  });

  it("keeps the newest marks when there are too many", () => {
    const fetches = Array.from({ length: limits.watcherMarks + 5 }, (_, at) => ({
      at: new Date(now - DAY_MS + at * 1_000).toISOString(),
      count: 1,
      isLit: false,
    }));
    const entry = describeOne({ fetchCount: fetches.length, fetches });
    expect(entry?.fetches).toHaveLength(limits.watcherMarks);
    expect(entry?.fetches.at(-1)).toEqual(fetches.at(-1));
  });
});
