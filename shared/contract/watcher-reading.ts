import { z } from "zod";
import { PresentityAddress, PrincipalAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { SpanDays, WatcherKind } from "./watcher.ts";

/**
 * One watcher as others than the presentity's owner may know them: who, how, how often, and on which
 * days. Nothing of what the owner decided, showed or refused, and no moment of a single look.
 */
export const SharedWatcher = z.object({
  watcher: PrincipalAddress,
  displayName: z.string().max(limits.displayName),
  kinds: z.array(WatcherKind).max(3),
  isSubscribed: z.boolean(),
  /** The beginning of a day (UTC), like the next. */
  firstDay: Timestamp,
  lastDay: Timestamp,
  fetchCount: z.int().nonnegative(),
  pollIntervalMs: z.number().positive().nullable(),
  subscribeCount: z.int().nonnegative(),
  cancelCount: z.int().nonnegative(),
});
export type SharedWatcher = z.output<typeof SharedWatcher>;

/** WATCHER INFORMATION as somebody reads it whom the owner lets (RFC 2778 §2.3, RFC 2779 §5.1.2). */
export const SharedWatchers = z.object({
  presentity: PresentityAddress,
  /** Grows when what this reader is shown changed, and at no other time. */
  version: z.int().nonnegative(),
  spanDays: SpanDays,
  watchers: z.array(SharedWatcher).max(limits.watchers),
});
export type SharedWatchers = z.output<typeof SharedWatchers>;

/** Somebody who may read who watches, or who tried: WATCHER INFORMATION one level up. */
export const InformationReader = z.object({
  reader: PrincipalAddress,
  displayName: z.string().max(limits.displayName),
  isAllowed: z.boolean(),
  /** Is being told of changes right now. */
  isSubscribed: z.boolean(),
  /** Null while they may, but never did. */
  firstAt: Timestamp.nullable(),
  lastAt: Timestamp.nullable(),
  fetchCount: z.int().nonnegative(),
  subscribeCount: z.int().nonnegative(),
  cancelCount: z.int().nonnegative(),
  refusedCount: z.int().nonnegative(),
});
export type InformationReader = z.output<typeof InformationReader>;

const whose = z.strictObject({ presentity: PresentityAddress });

export const watcherReadingCalls = {
  /** Who may read one's own WATCHER INFORMATION, and who did or tried within its span. */
  "watcher:readers": call(
    z.strictObject({}),
    z.object({ readers: z.array(InformationReader).max(limits.informationReaders) }),
  ),
  /** Lets somebody read it, or no longer. Idempotent. */
  "watcher:let-read": call(
    z.strictObject({ reader: PrincipalAddress, isAllowed: z.boolean() }),
    z.object({}),
  ),
  /**
   * Somebody else's, once; recorded for its owner. `forbidden` alike where one may not, where nobody has
   * the address, and where it is elsewhere.
   */
  "watcher:read": call(whose, SharedWatchers),
  /** The same, and from here on `watcher:shared-changed`, for as long as the connection lasts. Idempotent. */
  "watcher:subscribe": call(whose, SharedWatchers),
  /** Idempotent. */
  "watcher:unsubscribe": call(whose, z.object({})),
} as const;

export const watcherReadingEvents = {
  /** What one is shown of it changed, or one may no longer read it: read it again. Coalesced. */
  "watcher:shared-changed": z.object({
    presentity: PresentityAddress,
    version: z.int().nonnegative(),
  }),
} as const;
