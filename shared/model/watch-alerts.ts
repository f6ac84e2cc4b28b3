import type { WatchAlert, WatcherEntry, WatcherInformation } from "../contract/watcher.ts";

/** What was said already, so that nothing is said twice. Bounded by the ledger it is about. */
export interface AlertMemory {
  /** Watchers an alert of the present day was about, by the beginning of that day. */
  readonly dayStart: number;
  readonly toldToday: readonly string[];
  /** POLLERS that were named as such, for as long as the ledger calls them so. */
  readonly pollers: readonly string[];
}

export const NOTHING_TOLD: AlertMemory = { dayStart: 0, toldToday: [], pollers: [] };

export interface AlertsInput {
  readonly information: WatcherInformation;
  readonly memory: AlertMemory;
  /** Looks of one day that are many. */
  readonly threshold: number;
  /** The beginning of the owner's day, in ms since the epoch. */
  readonly dayStart: number;
}

export interface AlertsFound {
  readonly alerts: readonly WatchAlert[];
  readonly memory: AlertMemory;
}

/**
 * Who looked beyond the ordinary today and was not named for it yet.
 *
 * Once per watcher and day; a POLLER once, when first seen to be one. Whoever is blocked or quietly
 * ignored was decided about: they look in vain, and naming them again would only disturb.
 */
export function findAlerts({ information, memory, threshold, dayStart }: AlertsInput): AlertsFound {
  const told = new Set<string>(memory.dayStart === dayStart ? memory.toldToday : []);
  const known = new Set<string>(memory.pollers);
  const alerts = information.watchers
    .filter((entry) => !told.has(entry.watcher) && isOpenQuestion(entry))
    .flatMap((entry): WatchAlert[] => {
      const count = looksSince(entry, dayStart);
      const kind = kindOf(entry, known, count >= threshold);
      return count === 0 || kind === null ? [] : [alertOf(entry, kind, count)];
    });
  for (const { watcher, kind } of alerts) {
    told.add(watcher);
    if (kind === "poller") known.add(watcher);
  }
  const pollers = information.watchers.filter(isPoller).map(({ watcher }) => watcher);
  const remembered = { dayStart, toldToday: [...told] };
  return { alerts, memory: { ...remembered, pollers: pollers.filter((one) => known.has(one)) } };
}

/** How often somebody looked from a moment on; whole marks of the ledger are counted. */
export function looksSince({ fetches }: WatcherEntry, from: number): number {
  return fetches.reduce((sum, { at, count }) => (Date.parse(at) >= from ? sum + count : sum), 0);
}

function isOpenQuestion({ handling }: WatcherEntry): boolean {
  return handling === "allow" || handling === "confirm";
}

function isPoller({ pollIntervalMs }: WatcherEntry): boolean {
  return pollIntervalMs !== null;
}

function kindOf(
  entry: WatcherEntry,
  known: ReadonlySet<string>,
  isOften: boolean,
): WatchAlert["kind"] | null {
  if (isPoller(entry)) return known.has(entry.watcher) ? null : "poller";
  return isOften ? "often" : null;
}

function alertOf(
  { watcher, displayName, pollIntervalMs, lastAt }: WatcherEntry,
  kind: WatchAlert["kind"],
  count: number,
): WatchAlert {
  return { watcher, displayName, kind, count, pollIntervalMs, at: lastAt };
}
