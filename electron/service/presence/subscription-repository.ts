import type { AuthenticationLevel } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { Subscription, SubscriptionId } from "../../../shared/contract/presence.ts";
import type { ShownView, WatchRequest } from "../../../shared/contract/watcher.ts";
import type { SubscriptionCause } from "./subscription-machine.ts";

export interface SubscriptionWish {
  /** Taken if a new subscription is made. */
  readonly id: SubscriptionId;
  readonly presentity: PresentityAddress;
  readonly watcher: PrincipalAddress;
  readonly authenticationLevel: AuthenticationLevel;
  readonly cause: SubscriptionCause;
  readonly shown: ShownView;
  /** The filter they are let in with; null: they are not. */
  readonly shows: PresenceFilter | null;
  readonly at: string;
  /** Put on the watcher's list in the same act; null: the list is not touched. */
  readonly buddy: { readonly name: string; readonly groups: readonly string[] } | null;
}

/** `held`: there was one already. The last two leave nothing behind but a refusal in the ledger. */
export type Subscribing =
  | { readonly outcome: "held" | "made"; readonly subscription: Subscription }
  | { readonly outcome: "refused" | "too-many" };

/** A SUBSCRIPTION, and the filter of the view that its watcher was let into; null: they were not. */
export interface PlacedSubscription {
  readonly subscription: Subscription;
  readonly shows: PresenceFilter | null;
  /** What the watcher proved when they subscribed. */
  readonly authenticationLevel: AuthenticationLevel;
}

/** `before` and `after` are equal when there was nothing left to cancel. */
export interface Cancelled {
  readonly shows: PresenceFilter | null;
  readonly before: Subscription;
  readonly after: Subscription;
}

/**
 * SUBSCRIPTIONs as they are kept, one per watcher and presentity. Each act is in the ledger together
 * with what it did. What resolved is on the disk.
 */
export interface SubscriptionRepository {
  subscribe(wish: SubscriptionWish): Promise<Subscribing>;
  /** Undefined when this watcher holds no such subscription and never did. */
  cancel(
    watcher: PrincipalAddress,
    id: SubscriptionId,
    now: string,
  ): Promise<Cancelled | undefined>;
  /** Takes a buddy off the watcher's list and ends the subscription, or does neither. */
  removeBuddy(
    watcher: PrincipalAddress,
    presentity: PresentityAddress,
    now: string,
  ): Promise<{ readonly wasThere: boolean; readonly cancelled: Cancelled | undefined }>;
  find(
    watcher: PrincipalAddress,
    presentity: PresentityAddress,
  ): Promise<PlacedSubscription | undefined>;
  /** Only one's own. */
  findById(watcher: PrincipalAddress, id: SubscriptionId): Promise<Subscription | undefined>;
  /** What a watcher holds, and what they were refused while they were away. */
  ofWatcher(watcher: PrincipalAddress): Promise<PlacedSubscription[]>;
  /** Oldest first. */
  unanswered(presentity: PresentityAddress): Promise<WatchRequest[]>;
  /** Makes those wait that are pending since `before`; returns some of them, none when all are done. */
  expire(before: string, now: string): Promise<PlacedSubscription[]>;
}
