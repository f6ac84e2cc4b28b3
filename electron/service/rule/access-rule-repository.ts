import type { AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { Subscription } from "../../../shared/contract/presence.ts";
import type { ShownView } from "../../../shared/contract/watcher.ts";
import type { ApartView } from "../presence/apart-view.ts";
import type { SubscriptionCause } from "../presence/subscription-machine.ts";

/** A decision about one watcher with everything that follows from it. */
export interface AccessToDecide {
  readonly presentity: PrincipalAddress;
  readonly watcher: PrincipalAddress;
  /** Takes the place of all rules about this person; null: there is none any more. */
  readonly rule: AccessRule | null;
  /** The document of their own they are shown from now on; null: the one that others get. */
  readonly apart: ApartView | null;
  readonly cause: SubscriptionCause;
  /** What an active subscription shows from now on. */
  readonly view: ShownView;
  /** The filter of that view. */
  readonly shows: PresenceFilter;
  readonly now: string;
}

/** The subscription a decision met; undefined: there never was one. */
export interface DecidedSubscription {
  readonly before: Subscription | undefined;
  readonly after: Subscription | undefined;
}

/** What a decision about one watcher depends on, apart from the time and what they proved. */
export interface WatcherFacts {
  /** Those that can be about them. */
  readonly rules: readonly AccessRule[];
  /** The groups of the owner's buddy list that they are in. */
  readonly groups: ReadonlySet<string>;
}

/** ACCESS RULES as they are kept. What resolved is on the disk. */
export interface AccessRuleRepository {
  /** For each of these presentities what is needed to decide about this watcher. */
  about(
    presentities: readonly PrincipalAddress[],
    watcher: PrincipalAddress,
  ): Promise<ReadonlyMap<PrincipalAddress, WatcherFacts>>;
  /** Oldest decision first. */
  list(presentity: PrincipalAddress): Promise<AccessRule[]>;
  /** All of it or nothing. Refuses with `too-many`. */
  decide(decision: AccessToDecide): Promise<DecidedSubscription>;
}
