import type { PresenceDocument, Subscription, Watched } from "../../../shared/contract/presence.ts";

/** What a watcher knows of one presentity. */
export interface KnownPresence {
  readonly subscription: Subscription | null;
  readonly document: PresenceDocument | null;
  /** The name last shown by a document; the unavailable one shows none. */
  readonly displayName: string;
  /** Whether the service keeps it up to date right now. */
  readonly isLive: boolean;
  /** When it was last known to be true; null while nothing is. */
  readonly asOf: string | null;
}

export const NOTHING_KNOWN: KnownPresence = {
  subscription: null,
  document: null,
  displayName: "",
  isLive: false,
  asOf: null,
};

/** A NOTIFICATION taken in; the same object when it is unsolicited or older than what is known. */
export function takeNotification(
  known: KnownPresence,
  document: PresenceDocument,
  now: string,
): KnownPresence {
  if (known.subscription === null || known.subscription.state === "terminated") return known;
  if (known.isLive && isOlder(document, known.document)) return known;
  return { ...known, ...shown(known, document), isLive: true, asOf: now };
}

/** A SUBSCRIPTION with its document, from a reply or an event; the same object when it is outdated. */
export function takeWatched(known: KnownPresence, watched: Watched, now: string): KnownPresence {
  const { subscription, document } = watched;
  if (known.isLive && isOutdated(subscription, known.subscription)) return known;
  const isCurrent = !known.isLive || !isOlder(document, known.document);
  return {
    ...known,
    ...(isCurrent ? shown(known, document) : {}),
    subscription,
    isLive: subscription.state !== "terminated",
    asOf: now,
  };
}

/** The connection ended: everything stays, as of now. */
export function takeSilence(known: KnownPresence, now: string): KnownPresence {
  return known.isLive ? { ...known, isLive: false, asOf: now } : known;
}

function shown(known: KnownPresence, document: PresenceDocument) {
  return { document, displayName: document.person?.displayName ?? known.displayName };
}

/** The service lets versions rise for each watcher, also when it moves them to another view. */
function isOlder(document: PresenceDocument, than: PresenceDocument | null): boolean {
  return than !== null && document.version < than.version;
}

function isOutdated(subscription: Subscription, known: Subscription | null): boolean {
  if (known === null) return false;
  if (subscription.id === known.id) return subscription.stateSince < known.stateSince;
  return subscription.createdAt < known.createdAt;
}
