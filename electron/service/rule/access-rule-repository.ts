import type { AccessRule, AccessRuleId } from "../../../shared/contract/access.ts";
import type { AuthenticationLevel } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { Subscription, SubscriptionState } from "../../../shared/contract/presence.ts";
import type { ShownView } from "../../../shared/contract/watcher.ts";
import type { ApartView } from "../presence/apart-view.ts";
import type { SubscriptionCause } from "../presence/subscription-machine.ts";

/** A decision about one watcher with everything that follows from it. */
export interface AccessMove {
  readonly presentity: PresentityAddress;
  readonly watcher: PrincipalAddress;
  /** Takes the place of all rules about this person; null: there is none any more. Absent: they stay. */
  readonly rule?: AccessRule | null;
  /** The document of their own they are shown from now on; null: the one that others get. */
  readonly apart: ApartView | null;
  readonly cause: SubscriptionCause;
  /** What an active subscription shows from now on. */
  readonly view: ShownView;
  /** The filter of that view; null: they are not let in. */
  readonly shows: PresenceFilter | null;
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
  /** Whether those are let in who could name themselves and hide. */
  readonly sharesWithHidden: boolean;
}

/** A SUBSCRIPTION that is not terminated, as far as it says where its watcher is. */
export interface Held {
  readonly state: SubscriptionState;
  readonly shows: PresenceFilter | null;
}

/** All who were ever here, and what is needed to decide about them. */
export interface PresentityWatchers {
  readonly presentity: PresentityAddress;
  /** Without those about people who were never here. */
  readonly rules: readonly AccessRule[];
  readonly groupsOf: ReadonlyMap<PrincipalAddress, ReadonlySet<string>>;
  readonly sharesWithHidden: boolean;
  readonly watchers: readonly {
    /** A hidden identity, of those who were here without their name. */
    readonly watcher: PrincipalAddress;
    readonly authenticationLevel: AuthenticationLevel;
    readonly held: Held | null;
  }[];
}

export type RuleEdit =
  | { readonly put: AccessRule }
  | { readonly remove: AccessRuleId }
  /** These take the place of all there are. */
  | { readonly replace: readonly AccessRule[] };

/** ACCESS RULES as they are kept. What resolved is on the disk. */
export interface AccessRuleRepository {
  /** For each of these presentities what is needed to decide about this watcher. */
  about(
    presentities: readonly PresentityAddress[],
    watcher: PrincipalAddress,
  ): Promise<ReadonlyMap<PresentityAddress, WatcherFacts>>;
  /** Oldest decision first. */
  list(presentity: PresentityAddress): Promise<AccessRule[]>;
  /** Those that say something else when their time comes. */
  timed(presentity: PresentityAddress): Promise<AccessRule[]>;
  watchers(presentity: PresentityAddress): Promise<PresentityWatchers>;
  /** All of it or nothing. Refuses with `too-many`. */
  move(decision: AccessMove): Promise<DecidedSubscription>;
  /** From now on its watchers are due to be looked at, until it is set otherwise. Refuses with `too-many`. */
  edit(presentity: PresentityAddress, edit: RuleEdit, now: string): Promise<void>;
  sharesWithHidden(presentity: PresentityAddress): Promise<boolean>;
  /** Its watchers are due from then on, as after an edit. */
  shareWithHidden(presentity: PresentityAddress, shares: boolean, now: string): Promise<void>;
  /** Whose watchers have to be looked at next, and when. */
  due(): Promise<{ readonly presentity: PresentityAddress; readonly at: string }[]>;
  /** Null: never. */
  setDue(presentity: PresentityAddress, at: string | null): Promise<void>;
}
