import { ruleBook } from "../../../shared/model/access-book.ts";
import { AccessRule, type AccessHandling } from "../../../shared/contract/access.ts";
import { AnonymousWatchers, WatcherEntry } from "../../../shared/contract/watcher.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { principal } from "../../testing/people.ts";
import { watchRows, type WatchRow } from "./watch-row.ts";

/** Thursday 26 November 2026, 14:32, wherever the test runs. */
export const NOW = new Date(2026, 10, 26, 14, 32).getTime();

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function ago(ms: number): string {
  return new Date(NOW - ms).toISOString();
}

/** Somebody who looked once, yesterday; everything else is said by the test. */
export function anEntry(name: string, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return WatcherEntry.parse({
    watcher: principal(name),
    displayName: "",
    kinds: ["fetcher"],
    state: null,
    event: null,
    handling: "confirm",
    decidedAt: null,
    authenticationLevel: "password",
    firstAt: ago(20 * DAY),
    lastAt: ago(DAY),
    fetchCount: 1,
    pollIntervalMs: null,
    subscribeCount: 0,
    cancelCount: 0,
    subscribedMs: 0,
    refusedCount: 0,
    lastShown: "unavailable",
    fetches: [{ at: ago(DAY), count: 1, isLit: false }],
    stays: [],
    refusals: [],
    ...part,
  });
}

/** Watches since three days ago and sees everything. */
export function aSubscriber(name: string, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return anEntry(name, {
    kinds: ["subscriber"],
    state: "active",
    event: "approved",
    firstAt: ago(3 * DAY),
    lastAt: ago(3 * DAY),
    fetchCount: 0,
    fetches: [],
    subscribeCount: 1,
    subscribedMs: 3 * DAY,
    lastShown: "full",
    stays: [{ from: ago(3 * DAY), to: null, view: "full" }],
    ...part,
  });
}

/** A program that looks every five minutes. */
export function aPoller(name: string, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return anEntry(name, {
    kinds: ["fetcher", "poller"],
    fetchCount: 4_098,
    pollIntervalMs: 5 * MINUTE + 1_234,
    lastAt: ago(2 * MINUTE),
    fetches: [{ at: ago(2 * MINUTE), count: 12, isLit: true }],
    ...part,
  });
}

/** Subscribed for two minutes, five times. */
export function aComer(name: string, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return aSubscriber(name, {
    state: "terminated",
    event: "timeout",
    subscribeCount: 5,
    cancelCount: 5,
    subscribedMs: 10 * MINUTE,
    lastAt: ago(88 * MINUTE),
    stays: [5, 4, 3, 2, 1].map((days) => ({
      from: ago(days * DAY),
      to: ago(days * DAY - 2 * MINUTE),
      view: "full",
    })),
    ...part,
  });
}

export function aRefused(name: string, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return anEntry(name, {
    kinds: [],
    state: "terminated",
    event: "rejected",
    fetchCount: 0,
    fetches: [],
    refusedCount: 9,
    refusals: [ago(9 * DAY), ago(2 * DAY)],
    lastShown: "refused",
    lastAt: ago(2 * DAY),
    ...part,
  });
}

export function anAsker(name: string, part: Partial<WatcherEntry> = {}): WatcherEntry {
  return aSubscriber(name, {
    state: "pending",
    event: "subscribe",
    lastShown: "unavailable",
    firstAt: ago(10 * HOUR),
    lastAt: ago(10 * HOUR),
    stays: [{ from: ago(10 * HOUR), to: null, view: "unavailable" }],
    ...part,
  });
}

/** Looked once without a name, yesterday between 13:00 and 14:00. */
export function anAnonymous(part: Partial<AnonymousWatchers> = {}): AnonymousWatchers {
  const at = ago(DAY + HOUR + 32 * MINUTE);
  return AnonymousWatchers.parse({
    kinds: ["fetcher"],
    firstAt: at,
    lastAt: at,
    fetchCount: 1,
    subscribeCount: 0,
    cancelCount: 0,
    refusedCount: 0,
    fetches: [{ at, count: 1, isLit: true }],
    refusals: [],
    ...part,
  });
}

export type Decisions = Readonly<Record<string, AccessHandling>>;

/** Rows of people who are on nobody's list. */
export function rowsOf(watchers: readonly WatcherEntry[], decided: Decisions = {}): WatchRow[] {
  const rules = Object.entries(decided).map(([name, handling]) =>
    AccessRule.parse({
      id: `rule-${name}`,
      ...plainGrant({ kind: "person", person: principal(name) }, handling),
      decidedAt: ago(DAY),
    }),
  );
  return watchRows({
    watchers,
    buddies: new Map(),
    rules: ruleBook(rules),
    isOnline: true,
  });
}

export function rowOf(entry: WatcherEntry, handling?: AccessHandling): WatchRow {
  const name = entry.watcher.split("@")[0] ?? "";
  const [row] = rowsOf([entry], handling === undefined ? {} : { [name]: handling });
  if (row === undefined) throw new Error("one entry makes one row");
  return row;
}
