import type { WatcherEntry, WatcherInformation } from "../../../shared/contract/watcher.ts";
import type { SharedWatcher, SharedWatchers } from "../../../shared/contract/watcher-reading.ts";

/**
 * What somebody else may know of WATCHER INFORMATION, of those watchers who are visible to them.
 *
 * Whoever waits for an answer or was refused did not watch, and is the owner's matter. An ignored one
 * stands here like everybody else, and an ended subscription does not say who ended it.
 */
export function shareWatchers(
  { presentity, spanDays }: WatcherInformation,
  visible: readonly WatcherEntry[],
): Omit<SharedWatchers, "version"> {
  return { presentity, spanDays, watchers: visible.filter(isShared).map(share) };
}

function isShared({ kinds, state, handling, fetchCount, stays }: WatcherEntry): boolean {
  // Asking is not watching yet; whoever also looked, looked.
  const isWaiting = state === "pending" || state === "waiting";
  if (isWaiting && handling === "confirm") return fetchCount > 0;
  return kinds.length > 0 && (fetchCount > 0 || stays.length > 0);
}

function share(entry: WatcherEntry): SharedWatcher {
  const { watcher, displayName, fetchCount, pollIntervalMs, subscribeCount, cancelCount } = entry;
  return {
    watcher,
    displayName,
    kinds: entry.kinds,
    isSubscribed: entry.state === "active",
    firstDay: dayOf(entry.firstAt),
    lastDay: dayOf(entry.lastAt),
    fetchCount,
    pollIntervalMs,
    subscribeCount,
    cancelCount,
  };
}

function dayOf(at: string): string {
  return `${at.slice(0, 10)}T00:00:00.000Z`;
}
