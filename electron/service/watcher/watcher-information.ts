import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type {
  Stay,
  WatcherEntry,
  WatcherInformation,
  WatcherKind,
} from "../../../shared/contract/watcher.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { pollInterval } from "../../../shared/model/watch-statistics.ts";
import { describeAnonymous } from "./describe-anonymous.ts";
import type { LedgerReading, LedgerRow } from "./ledger-repository.ts";

export interface Span {
  readonly version: number;
  /** Its end, in ms since the epoch. */
  readonly now: number;
  readonly spanDays: number;
}

const DAY_MS = 86_400_000;

/** What the ledger says of a span, in the words of the model. */
export function describeWatchers(
  presentity: PresentityAddress,
  { rows, anonymous, light }: LedgerReading,
  { version, now, spanDays }: Span,
): WatcherInformation {
  const from = now - spanDays * DAY_MS;
  return {
    presentity,
    version,
    from: new Date(from).toISOString(),
    to: new Date(now).toISOString(),
    spanDays,
    watchers: rows.slice(0, limits.watchers).map((row) => describeWatcher(row, from, now)),
    anonymous: describeAnonymous(anonymous),
    light: light.slice(-limits.watcherMarks),
  };
}

function describeWatcher(row: LedgerRow, from: number, now: number): WatcherEntry {
  const { watcher, displayName, state, event, authenticationLevel } = row;
  const subject = { watcher, level: authenticationLevel, groups: row.groups };
  const { handling, rule } = decideAccess(row.rules, subject, new Date(now));
  const pollIntervalMs = pollInterval(row.fetchCount, row.intervals);
  return {
    watcher,
    displayName,
    kinds: kindsOf(row, pollIntervalMs),
    state,
    event,
    handling,
    decidedAt: rule?.decidedAt ?? null,
    authenticationLevel,
    firstAt: row.firstAt,
    lastAt: row.lastAt,
    fetchCount: row.fetchCount,
    pollIntervalMs,
    subscribeCount: row.subscribeCount,
    cancelCount: row.cancelCount,
    subscribedMs: row.stays.reduce((sum, stay) => sum + lengthWithin(stay, from, now), 0),
    refusedCount: row.refusedCount,
    lastShown: row.lastShown,
    fetches: row.fetches.slice(-limits.watcherMarks),
    stays: row.stays.slice(-limits.watcherMarks),
    refusals: row.refusals.slice(-limits.watcherMarks),
  };
}

/** One watcher may have been all of them; a POLLER is a FETCHER too (RFC 2778 §2.1). */
function kindsOf(
  { fetchCount, subscribeCount, state }: LedgerRow,
  pollIntervalMs: number | null,
): WatcherKind[] {
  const isSubscriber = subscribeCount > 0 || (state !== null && state !== "terminated");
  return [
    ...(fetchCount > 0 ? (["fetcher"] as const) : []),
    ...(pollIntervalMs !== null ? (["poller"] as const) : []),
    ...(isSubscriber ? (["subscriber"] as const) : []),
  ];
}

function lengthWithin({ from, to }: Stay, start: number, end: number): number {
  const begins = Math.max(start, Date.parse(from));
  const ends = to === null ? end : Math.min(end, Date.parse(to));
  return Math.max(0, ends - begins);
}
