import { z } from "zod";
import { AccessHandling } from "./access.ts";
import { AuthenticationLevel } from "./account.ts";
import { PresentityAddress, PrincipalAddress, Timestamp, whichPresentity } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { SubscriptionEvent, SubscriptionState } from "./presence.ts";

/** The three kinds of WATCHER of RFC 2778; one watcher may have been all of them within the span. */
export const WatcherKind = z.enum(["fetcher", "poller", "subscriber"]);
export type WatcherKind = z.output<typeof WatcherKind>;

/**
 * Which view a watcher was given: everything, what a filter lets through, the canonical unavailable
 * document, or a refusal.
 */
export const ShownView = z.enum(["full", "filtered", "unavailable", "refused"]);
export type ShownView = z.output<typeof ShownView>;

/** A mark of the timeline. Fetches closer than the ledger's grain are one mark with a count. */
export const FetchMark = z.object({
  at: Timestamp,
  count: z.int().positive(),
  /** Whether any of them was shown the light on. */
  isLit: z.boolean(),
});
export type FetchMark = z.output<typeof FetchMark>;

export const Stay = z.object({ from: Timestamp, to: Timestamp.nullable(), view: ShownView });
export type Stay = z.output<typeof Stay>;

/** One watcher of one presentity over the span, with everything its owner may know (RFC 2778 §2.3). */
export const WatcherEntry = z.object({
  watcher: PrincipalAddress,
  displayName: z.string().max(limits.displayName),
  kinds: z.array(WatcherKind).max(3),
  /** State of the SUBSCRIPTION held now or last; null for somebody who never subscribed. */
  state: SubscriptionState.nullable(),
  event: SubscriptionEvent.nullable(),
  /** What the rules decide for this person now. */
  handling: AccessHandling,
  /** Null when the default decides. */
  decidedAt: Timestamp.nullable(),
  authenticationLevel: AuthenticationLevel,
  firstAt: Timestamp,
  lastAt: Timestamp,
  fetchCount: z.int().nonnegative(),
  /** Mean time between fetches of a POLLER; null for everybody else. */
  pollIntervalMs: z.number().positive().nullable(),
  subscribeCount: z.int().nonnegative(),
  cancelCount: z.int().nonnegative(),
  subscribedMs: z.number().nonnegative(),
  refusedCount: z.int().nonnegative(),
  lastShown: ShownView,
  fetches: z.array(FetchMark).max(limits.watcherMarks),
  stays: z.array(Stay).max(limits.watcherMarks),
  refusals: z.array(Timestamp).max(limits.watcherMarks),
});
export type WatcherEntry = z.output<typeof WatcherEntry>;

/**
 * All who watched without their name, as one: neither who they are nor how many. Times are hours, and an
 * hour is told once it is over, so that no minute gives anybody away.
 */
export const AnonymousWatchers = z.object({
  kinds: z.array(WatcherKind).max(3),
  firstAt: Timestamp,
  lastAt: Timestamp,
  fetchCount: z.int().nonnegative(),
  subscribeCount: z.int().nonnegative(),
  cancelCount: z.int().nonnegative(),
  refusedCount: z.int().nonnegative(),
  fetches: z.array(FetchMark).max(limits.watcherMarks),
  refusals: z.array(Timestamp).max(limits.watcherMarks),
});
export type AnonymousWatchers = z.output<typeof AnonymousWatchers>;

/** When the full view showed the presentity's light on. `dimmed` = away or busy. */
export const LightInterval = z.object({
  from: Timestamp,
  to: Timestamp.nullable(),
  brightness: z.enum(["lit", "dimmed"]),
});
export type LightInterval = z.output<typeof LightInterval>;

/** For how many days WATCHER INFORMATION is kept. */
export const SpanDays = z.int().min(1).max(limits.watcherSpanDays);

/** WATCHER INFORMATION: a ledger over a span, not a list of subscriptions (design 4.5). */
export const WatcherInformation = z.object({
  presentity: PresentityAddress,
  version: z.int().nonnegative(),
  from: Timestamp,
  to: Timestamp,
  spanDays: SpanDays,
  watchers: z.array(WatcherEntry).max(limits.watchers),
  /** Null: there were none in the span. Left out by services that know of none. */
  anonymous: AnonymousWatchers.nullable().optional(),
  light: z.array(LightInterval).max(limits.watcherMarks),
});
export type WatcherInformation = z.output<typeof WatcherInformation>;

/** Somebody's request to watch, as the owner is asked about it. */
export const WatchRequest = z.object({
  watcher: PrincipalAddress,
  displayName: z.string().max(limits.displayName),
  since: Timestamp,
  /** Null while nobody has answered; "later" keeps it so. */
  state: SubscriptionState,
});
export type WatchRequest = z.output<typeof WatchRequest>;

/** Somebody whose looking went beyond the ordinary, said once (standards: an alert is the exception). */
export const WatchAlert = z.object({
  watcher: PrincipalAddress,
  displayName: z.string().max(limits.displayName),
  /** `often`: more looks in one day than the owner wants to pass over. `poller`: newly seen to be one. */
  kind: z.enum(["often", "poller"]),
  /** Looks of that day, as of when it was noticed. */
  count: z.int().positive(),
  pollIntervalMs: z.number().positive().nullable(),
  /** The look that was noticed. */
  at: Timestamp,
});
export type WatchAlert = z.output<typeof WatchAlert>;

export const watcherCalls = {
  /** One's own WATCHER INFORMATION as of now. */
  "watcher:fetch": call(z.strictObject({ ...whichPresentity }), WatcherInformation),
  /**
   * For how long one's WATCHER INFORMATION is kept from here on. What lies before is forgotten at once,
   * for good, and a longer span brings nothing back. Idempotent.
   */
  "watcher:set-span": call(
    z.strictObject({ days: SpanDays, ...whichPresentity }),
    z.object({ spanDays: SpanDays }),
  ),
  /** Requests that wait for an answer, oldest first. Survives everybody's absence. */
  "watcher:requests": call(
    z.strictObject({ ...whichPresentity }),
    z.object({ requests: z.array(WatchRequest).max(limits.pendingPerPresentity) }),
  ),
} as const;

export const watcherEvents = {
  /** The ledger moved: fetch it again when it is looked at. Coalesced, carries nothing by itself. */
  "watcher:changed": z.object({
    version: z.int().nonnegative(),
    /** Left out: the first one's. */
    presentity: PresentityAddress.optional(),
  }),
  "watcher:requested": z.object({
    requests: z.array(WatchRequest).max(limits.pendingPerPresentity),
    /** Left out: the first one's. */
    presentity: PresentityAddress.optional(),
  }),
} as const;
