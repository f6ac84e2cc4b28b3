import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import { type Subscription, SubscriptionId } from "../../../../shared/contract/presence.ts";
import type { WatchRequest } from "../../../../shared/contract/watcher.ts";
import type { PresenceFilter } from "../../../../shared/contract/presence-filter.ts";
import type {
  Cancelled,
  PlacedSubscription,
  SubscriptionRepository,
} from "../../presence/subscription-repository.ts";
import type { OutputOf } from "../../../database/operation.ts";
import type { ServiceOperations } from "../service-operations.ts";
import type { ServiceDatabase } from "../service-database.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";

type Row = WatcherTables["subscription"];

/**
 * Requests one watcher may have waiting anywhere. High enough for a whole buddy list brought along from
 * elsewhere, low enough that nobody asks everybody.
 */
const PENDING_PER_WATCHER = 2_000;

export function createSqliteSubscriptionRepository(
  database: ServiceDatabase,
): SubscriptionRepository {
  return {
    subscribe: async (wish) => {
      const made = await database.run("subscription:subscribe", {
        ...wish,
        shows: wish.shows && JSON.stringify(wish.shows),
        pendingPerWatcher: PENDING_PER_WATCHER,
      });
      return "subscription" in made
        ? { ...made, subscription: subscriptionOf(made.subscription) }
        : made;
    },
    cancel: async (watcher, id, now) => {
      const cancelled = await database.run("subscription:cancel", { watcher, id, now });
      return cancelled && cancelledOf(cancelled);
    },
    removeBuddy: async (watcher, presentity, now) => {
      const removed = await database.run("buddy:remove", { watcher, presentity, now });
      return { ...removed, cancelled: removed.cancelled && cancelledOf(removed.cancelled) };
    },
    find: async (watcher, presentity) => {
      const row = await database.run("subscription:find", { watcher, presentity });
      return row && placedOf(row);
    },
    findById: async (watcher, id) => {
      const row = await database.run("subscription:find-by-id", { watcher, id });
      return row && subscriptionOf(row);
    },
    ofWatcher: async (watcher) =>
      (await database.run("subscription:of-watcher", watcher)).map(placedOf),
    unanswered: async (presentity) =>
      (await database.run("subscription:unanswered", presentity)).map(requestOf),
    expire: async (before, now) =>
      (await database.run("subscription:expire", { before, now })).map(placedOf),
  };
}

function requestOf({
  watcher,
  displayName,
  createdAt,
  state,
}: OutputOf<ServiceOperations["subscription:unanswered"]>[number]): WatchRequest {
  return { watcher: PrincipalAddress.parse(watcher), displayName, since: createdAt, state };
}

/** Without what is the owner's business: it goes to the watcher as it is. */
export function subscriptionOf(row: Row): Subscription {
  const { state, event, createdAt, stateSince } = row;
  return {
    id: SubscriptionId.parse(row.id),
    watcher: PrincipalAddress.parse(row.watcher),
    presentity: PresentityAddress.parse(row.presentity),
    state,
    event,
    createdAt,
    stateSince,
  };
}

export function filterOf(shows: string): PresenceFilter {
  // Sound: the columns of this name are only written from filters.
  return JSON.parse(shows) as PresenceFilter;
}

function placedOf(row: Row): PlacedSubscription {
  const { authenticationLevel } = row;
  const shows = row.shows === null ? null : filterOf(row.shows);
  return { subscription: subscriptionOf(row), shows, authenticationLevel };
}

export function cancelledOf({
  before,
  after,
}: {
  readonly before: Row;
  readonly after: Row;
}): Cancelled {
  const shows = before.shows === null ? null : filterOf(before.shows);
  return { before: subscriptionOf(before), after: subscriptionOf(after), shows };
}
