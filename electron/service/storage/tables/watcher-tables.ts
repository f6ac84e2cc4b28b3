import type { AccessCondition, AccessHandling } from "../../../../shared/contract/access.ts";
import type { AuthenticationLevel } from "../../../../shared/contract/account.ts";
import type { SubscriptionEvent, SubscriptionState } from "../../../../shared/contract/presence.ts";
import type { ShownView } from "../../../../shared/contract/watcher.ts";

/** Presentities are named by their address in here, watchers by their PRINCIPAL. */
export interface WatcherTables {
  readonly accessRule: AccessRuleTable;
  readonly accessDue: AccessDueTable;
  readonly subscription: SubscriptionTable;
  readonly watcherEntry: WatcherEntryTable;
  readonly watcherDay: WatcherDayTable;
  readonly fetchMark: FetchMarkTable;
  readonly stay: StayTable;
  readonly refusalMark: RefusalMarkTable;
  readonly watcherSpan: WatcherSpanTable;
  readonly hiddenWatcher: HiddenWatcherTable;
  readonly anonymousHour: AnonymousHourTable;
  readonly closedToHidden: ClosedToHiddenTable;
  readonly informationReader: InformationReaderTable;
}

export interface AccessRuleTable {
  readonly presentity: string;
  readonly id: string;
  readonly kind: AccessCondition["kind"];
  /** The person, group or domain it is about; empty where it names nobody. */
  readonly subject: string;
  /** JSON of an `AccessGrant`. */
  readonly grant: string;
  /** Whether time alone changes what it says. */
  readonly isTimed: 0 | 1;
  readonly handling: AccessHandling;
  readonly decidedAt: string;
}

/** When the watchers of a presentity have to be looked at next: by then decisions may be others. */
export interface AccessDueTable {
  readonly presentity: string;
  readonly at: string;
}

/** The one held now or, once terminated, the last one. */
export interface SubscriptionTable {
  readonly presentity: string;
  readonly watcher: string;
  readonly id: string;
  readonly state: SubscriptionState;
  readonly event: SubscriptionEvent;
  readonly createdAt: string;
  readonly stateSince: string;
  /** JSON of the filter of the view that the watcher was let into; null: they were not. */
  readonly shows: string | null;
  /** What the watcher proved when they subscribed. */
  readonly authenticationLevel: AuthenticationLevel;
}

/** One watcher of one presentity, for as long as the ledger remembers. */
export interface WatcherEntryTable {
  readonly presentity: string;
  readonly watcher: string;
  readonly authenticationLevel: AuthenticationLevel;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastFetchAt: string | null;
  readonly lastShown: ShownView;
}

/** Sums that add up over any span of whole days (UTC). */
export interface WatcherDayTable {
  readonly presentity: string;
  readonly watcher: string;
  readonly day: string;
  readonly fetches: number;
  /** Intervals between fetches that ended on this day, and their sums in ms and ms². */
  readonly intervals: number;
  readonly intervalSum: number;
  readonly intervalSquares: number;
  readonly subscribes: number;
  readonly cancels: number;
  readonly refusals: number;
}

/** Fetches within one grain of time. */
export interface FetchMarkTable {
  readonly presentity: string;
  readonly watcher: string;
  readonly at: string;
  readonly count: number;
  readonly isLit: 0 | 1;
}

/** A stretch of an active subscription with one and the same view. */
export interface StayTable {
  readonly presentity: string;
  readonly watcher: string;
  readonly from: string;
  readonly to: string | null;
  readonly view: ShownView;
}

/** Refused attempts within one grain of time. */
export interface RefusalMarkTable {
  readonly presentity: string;
  readonly watcher: string;
  readonly at: string;
  readonly count: number;
}

/** For how long the ledger of a presentity is kept, where its owner chose. */
export interface WatcherSpanTable {
  readonly presentity: string;
  readonly days: number;
}

/** Somebody who was shown something without their name. For nobody to read but whoever moves watchers. */
export interface HiddenWatcherTable {
  readonly presentity: string;
  /** A hidden identity. */
  readonly watcher: string;
  readonly lastAt: string;
}

/** What all anonymous watchers of a presentity together did within one hour. */
export interface AnonymousHourTable {
  readonly presentity: string;
  /** When it began. */
  readonly hour: string;
  readonly fetches: number;
  /** Those that were shown the light on. */
  readonly litFetches: number;
  readonly subscribes: number;
  readonly cancels: number;
  readonly refusals: number;
}

/** The presentities that are not shown to people who hide that they watch. */
export interface ClosedToHiddenTable {
  readonly presentity: string;
}

/** Somebody who may read who watches a presentity, or who did or tried. */
export interface InformationReaderTable {
  readonly presentity: string;
  readonly reader: string;
  readonly isAllowed: 0 | 1;
  /** Null while they never did. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly fetches: number;
  readonly subscribes: number;
  readonly cancels: number;
  readonly refusals: number;
}
