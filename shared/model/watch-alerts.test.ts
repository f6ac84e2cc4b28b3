import { describe, expect, it } from "vitest";
import { WatcherEntry, WatcherInformation } from "../contract/watcher.ts";
import { findAlerts, looksSince, NOTHING_TOLD, type AlertMemory } from "./watch-alerts.ts";

const MINUTE_MS = 60_000;
const DAY_START = Date.parse("2026-01-02T00:00:00.000Z");
const at = (minutes: number) => new Date(DAY_START + minutes * MINUTE_MS).toISOString();

function entry(name: string, looks: number, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return WatcherEntry.parse({
    watcher: `${name}@home`,
    displayName: name,
    kinds: ["fetcher"],
    state: null,
    event: null,
    handling: "confirm",
    decidedAt: null,
    authenticationLevel: "password",
    firstAt: at(-600),
    lastAt: at(60),
    fetchCount: looks,
    pollIntervalMs: null,
    subscribeCount: 0,
    cancelCount: 0,
    subscribedMs: 0,
    refusedCount: 0,
    lastShown: "unavailable",
    fetches: looks === 0 ? [] : [{ at: at(60), count: looks, isLit: false }],
    stays: [],
    refusals: [],
    ...part,
  });
}

const poller = (name: string, looks = 4) => entry(name, looks, { pollIntervalMs: 300_000 });

function find(watchers: WatcherEntry[], memory: AlertMemory = NOTHING_TOLD, dayStart = DAY_START) {
  const information = WatcherInformation.parse({
    presentity: "pres:ada@home",
    version: 1,
    from: at(-6_000),
    to: at(600),
    spanDays: 30,
    watchers,
    light: [],
  });
  return findAlerts({ information, memory, threshold: 20, dayStart });
}

describe("alerts about watchers", () => {
  it("name whoever reached the number of looks today, and nobody below it", () => {
    const { alerts } = find([entry("bob", 20), entry("cleo", 19)]);
    expect(alerts).toEqual([
      {
        watcher: "bob@home",
        displayName: "bob",
        kind: "often",
        count: 20,
        pollIntervalMs: null,
        at: at(60),
      },
    ]);
  });

  it("count the looks of today alone", () => {
    const fetches = [
      { at: at(-5), count: 30, isLit: false },
      { at: at(0), count: 3, isLit: false },
    ];
    const bob = entry("bob", 33, { fetches });
    expect(looksSince(bob, DAY_START)).toBe(3);
    expect(find([bob]).alerts).toEqual([]);
  });

  it("come once a day, and again on the next", () => {
    const first = find([entry("bob", 25)]);
    const again = find([entry("bob", 60)], first.memory);
    expect(again.alerts).toEqual([]);
    const nextDay = DAY_START + 30 * MINUTE_MS;
    expect(find([entry("bob", 60)], again.memory, nextDay).alerts).toHaveLength(1);
  });

  it("name a poller once for as long as it is one, however few its looks", () => {
    const first = find([poller("tomasz")]);
    expect(first.alerts).toMatchObject([{ kind: "poller", pollIntervalMs: 300_000, count: 4 }]);
    const next = find([poller("tomasz", 288)], first.memory, DAY_START + MINUTE_MS);
    expect(next.alerts).toEqual([]);
    const stopped = find([entry("tomasz", 0)], next.memory, DAY_START + 2 * MINUTE_MS);
    expect(stopped.memory.pollers).toEqual([]);
    expect(find([poller("tomasz")], stopped.memory, DAY_START + 3 * MINUTE_MS).alerts).toHaveLength(
      1,
    );
  });

  it("say one thing about one person in one day, even when they become a poller after it", () => {
    const often = find([entry("tomasz", 20)]);
    const same = find([poller("tomasz", 40)], often.memory);
    expect(same.alerts).toEqual([]);
    const next = find([poller("tomasz", 40)], same.memory, DAY_START + MINUTE_MS);
    expect(next.alerts).toMatchObject([{ kind: "poller" }]);
  });

  it("pass over a poller of the past that did not look today", () => {
    expect(find([entry("tomasz", 0, { pollIntervalMs: 300_000 })]).alerts).toEqual([]);
  });

  it("are quiet about those who were decided about: they look in vain", () => {
    const ignored = entry("eve", 500, { handling: "polite-block" });
    const blocked = entry("mallory", 500, { handling: "block" });
    const allowed = entry("bob", 500, { handling: "allow" });
    const named = find([ignored, blocked, allowed]).alerts.map(({ watcher }) => watcher);
    expect(named).toEqual(["bob@home"]);
  });
});
