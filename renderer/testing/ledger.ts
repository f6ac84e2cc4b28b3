import {
  WatcherInformation,
  type AnonymousWatchers,
  type WatcherEntry,
} from "../../shared/contract/watcher.ts";
import { presentity, principal } from "./people.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPAN_DAYS = 30;

type Light = { from: number; to: number | null; brightness: "lit" | "dimmed" };

/** Office hours with breaks, so that the street has something to show. */
function lightOf(now: number): Light[] {
  const light: Light[] = [];
  for (let day = SPAN_DAYS; day >= 0; day -= 1) {
    const start = new Date(now - day * DAY).setHours(8, 40, 0, 0);
    if ([0, 6].includes(new Date(start).getDay()) && day % 3 !== 0) continue;
    light.push(
      { from: start, to: start + 3.2 * HOUR, brightness: "lit" },
      { from: start + 3.2 * HOUR, to: start + 4 * HOUR, brightness: "dimmed" },
      { from: start + 4 * HOUR, to: start + 9 * HOUR, brightness: "lit" },
    );
  }
  return light
    .filter(({ from }) => from < now)
    .map((interval) =>
      interval.to !== null && interval.to > now ? { ...interval, to: null } : interval,
    );
}

/** Those who hide that they watch: by the hour, as one. */
function anonymousOf(now: number): AnonymousWatchers {
  const hour = (ago: number) => new Date((Math.floor(now / HOUR) - ago) * HOUR).toISOString();
  return {
    kinds: ["fetcher", "subscriber"],
    firstAt: hour(400),
    lastAt: hour(5),
    fetchCount: 14,
    subscribeCount: 2,
    cancelCount: 1,
    refusedCount: 3,
    fetches: [400, 120, 5].map((ago) => ({ at: hour(ago), count: 3, isLit: true })),
    refusals: [hour(60)],
  };
}

export function aLedger(now: number): WatcherInformation {
  const light = lightOf(now);
  const from = now - SPAN_DAYS * DAY;
  const iso = (at: number) => new Date(at).toISOString();
  const isLitAt = (at: number) => light.some((one) => one.from <= at && (one.to ?? now) >= at);
  const entry = (name: string, displayName: string, part: Partial<WatcherEntry> = {}): unknown => ({
    watcher: principal(name),
    displayName,
    kinds: ["subscriber"],
    state: "active",
    event: "approved",
    handling: "allow",
    decidedAt: iso(from),
    authenticationLevel: "password",
    firstAt: iso(from),
    lastAt: iso(now),
    fetchCount: 0,
    pollIntervalMs: null,
    subscribeCount: 1,
    cancelCount: 0,
    subscribedMs: now - from,
    refusedCount: 0,
    lastShown: "full",
    fetches: [],
    stays: [{ from: iso(from), to: null, view: "full" }],
    refusals: [],
    ...part,
  });
  const looks = (times: readonly number[], isShown = true) =>
    times.map((at) => ({ at: iso(at), count: 1, isLit: isShown && isLitAt(at) }));
  const every = (step: number, start: number) =>
    Array.from({ length: Math.floor((now - start) / step) }, (_, index) => start + index * step);
  const polls = every(5 * MINUTE, now - 4.2 * DAY);
  const visits = light
    .filter((_, index) => index % 2 === 0)
    .slice(-20)
    .flatMap(({ from: at }) => [at, at + 12 * MINUTE]);
  return WatcherInformation.parse({
    presentity: presentity("jamila"),
    version: 1,
    from: iso(from),
    to: iso(now),
    spanDays: SPAN_DAYS,
    light: light.map((one) => ({
      ...one,
      from: iso(one.from),
      to: one.to === null ? null : iso(one.to),
    })),
    anonymous: anonymousOf(now),
    watchers: [
      entry("ada", "Ada Byron-King", {
        stays: [
          { from: iso(from), to: iso(from + 4.3 * DAY), view: "full" },
          { from: iso(from + 4.4 * DAY), to: null, view: "full" },
        ],
        subscribeCount: 2,
        cancelCount: 1,
      }),
      entry("noa", "נועה בן־דוד", {
        firstAt: iso(from + 8 * DAY),
        stays: [{ from: iso(from + 8 * DAY), to: null, view: "full" }],
        subscribedMs: 22 * DAY,
      }),
      entry("leilani", "Leilani Kahananui", {
        handling: "polite-block",
        lastShown: "unavailable",
        subscribeCount: 2,
        cancelCount: 1,
        subscribedMs: 20 * DAY,
        stays: [
          { from: iso(from + 2.5 * DAY), to: iso(from + 11 * DAY), view: "unavailable" },
          { from: iso(from + 15.4 * DAY), to: null, view: "unavailable" },
        ],
      }),
      entry("tomasz", "Tomasz Wiśniewski", {
        kinds: ["fetcher", "poller"],
        state: null,
        event: null,
        handling: "confirm",
        decidedAt: null,
        firstAt: iso(polls[0] ?? now),
        lastAt: iso(now - 2 * MINUTE),
        fetchCount: 4_098,
        pollIntervalMs: 5 * MINUTE,
        subscribeCount: 0,
        subscribedMs: 0,
        lastShown: "unavailable",
        stays: [],
        fetches: looks(polls, false),
      }),
      entry("dmitri", "Dmitri Aleksandrovich Korolyov-Saltykov", {
        state: "terminated",
        event: "timeout",
        firstAt: iso(visits[0] ?? from),
        lastAt: iso(now - 88 * MINUTE),
        subscribeCount: visits.length,
        cancelCount: visits.length,
        subscribedMs: visits.length * 2 * MINUTE,
        stays: visits.map((at) => ({ from: iso(at), to: iso(at + 2 * MINUTE), view: "full" })),
      }),
      entry("sara", "سارة المنصوري", {
        kinds: ["fetcher"],
        state: null,
        event: null,
        fetchCount: 9,
        subscribeCount: 0,
        subscribedMs: 0,
        stays: [],
        lastAt: iso(now - 3.5 * HOUR),
        fetches: looks(every(3.4 * DAY, from + 0.8 * DAY)),
      }),
      entry("talent@recruiting.example", "", {
        kinds: ["fetcher"],
        state: null,
        event: null,
        handling: "confirm",
        decidedAt: null,
        fetchCount: 12,
        subscribeCount: 0,
        subscribedMs: 0,
        lastShown: "unavailable",
        stays: [],
        lastAt: iso(now - 26 * HOUR),
        fetches: looks(
          [5.8, 7.8, 9.4, 12.8, 15.7, 16.9, 19.9, 21.9, 22.7, 23.9, 26.9, 28.9].map(
            (day) => from + day * DAY,
          ),
          false,
        ),
      }),
      entry("viktor", "Viktor Hale", {
        kinds: [],
        state: "terminated",
        event: "rejected",
        handling: "block",
        refusedCount: 9,
        subscribeCount: 0,
        subscribedMs: 0,
        lastShown: "refused",
        stays: [],
        lastAt: iso(now - 1.4 * DAY),
        refusals: [1.6, 2.3, 3, 8.7, 14.6, 15.3, 20.8, 26.5, 28.6].map((day) =>
          iso(from + day * DAY),
        ),
      }),
      entry("bart@harbour.example", "Bartholomew Fitzgerald-Nakamura", {
        state: "pending",
        event: "subscribe",
        handling: "confirm",
        decidedAt: null,
        lastShown: "unavailable",
        firstAt: iso(now - 10 * HOUR),
        lastAt: iso(now - 10 * HOUR),
        subscribedMs: 10 * HOUR,
        stays: [{ from: iso(now - 10 * HOUR), to: null, view: "unavailable" }],
      }),
    ],
  });
}
