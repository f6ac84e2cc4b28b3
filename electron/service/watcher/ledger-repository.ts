import type { AccessRule } from "../../../shared/contract/access.ts";
import type { AuthenticationLevel } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { SubscriptionEvent, SubscriptionState } from "../../../shared/contract/presence.ts";
import type {
  FetchMark,
  LightInterval,
  ShownView,
  Stay,
} from "../../../shared/contract/watcher.ts";
import type { IntervalSums } from "../../../shared/model/watch-statistics.ts";

/** One look at somebody. */
export interface RecordedFetch {
  readonly presentity: PresentityAddress;
  readonly watcher: PrincipalAddress;
  readonly at: string;
  readonly authenticationLevel: AuthenticationLevel;
  readonly shown: ShownView;
  /** Whether the light was on in what they were shown. */
  readonly isLit: boolean;
}

/** What the ledger holds about one watcher over a span. */
export interface LedgerRow {
  readonly watcher: PrincipalAddress;
  readonly displayName: string;
  readonly authenticationLevel: AuthenticationLevel;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastShown: ShownView;
  readonly state: SubscriptionState | null;
  readonly event: SubscriptionEvent | null;
  /** Those that can be about this watcher. */
  readonly rules: readonly AccessRule[];
  /** The groups of the owner's buddy list that they are in. */
  readonly groups: ReadonlySet<string>;
  readonly fetchCount: number;
  readonly intervals: IntervalSums;
  readonly subscribeCount: number;
  readonly cancelCount: number;
  readonly refusedCount: number;
  /** Oldest first, as are the next two. */
  readonly fetches: readonly FetchMark[];
  readonly stays: readonly Stay[];
  readonly refusals: readonly string[];
}

/** What all anonymous watchers together did in one hour. */
export interface AnonymousHour {
  readonly presentity: PresentityAddress;
  /** When it began. */
  readonly hour: string;
  readonly fetches: number;
  readonly litFetches: number;
  readonly subscribes: number;
  readonly cancels: number;
  readonly refusals: number;
}

/** Which stretch of time is read. */
export interface LedgerSpan {
  readonly from: string;
  /** Fetches before it are told hour by hour. */
  readonly finelyFrom: string;
  /** Hours of anonymous watchers that begin then or later are not over yet. */
  readonly anonymousUntil: string;
}

export interface LedgerReading {
  /** Oldest first. */
  readonly anonymous: readonly AnonymousHour[];
  /** Newest act first. */
  readonly rows: readonly LedgerRow[];
  readonly light: readonly LightInterval[];
}

/** The watcher ledger as it is kept. Subscriptions write their part of it themselves. */
export interface LedgerRepository {
  /** In the order they were taken. */
  record(fetches: readonly RecordedFetch[]): Promise<void>;
  /** Adds up. Of presentities that nobody has, nothing is kept; the others are returned. */
  countAnonymous(acts: readonly AnonymousHour[]): Promise<readonly PresentityAddress[]>;
  read(presentity: PresentityAddress, span: LedgerSpan): Promise<LedgerReading>;
  /** Days for which the owner has it kept; null: as long as usual. */
  span(presentity: PresentityAddress): Promise<number | null>;
  /** Keeps the choice, and forgets at once what lies before the span that ends `now`. */
  setSpan(presentity: PresentityAddress, days: number, now: number): Promise<void>;
  /** Forgets of every presentity what lies before its span, which ends `now` (ms since the epoch). */
  prune(now: number): Promise<void>;
}
