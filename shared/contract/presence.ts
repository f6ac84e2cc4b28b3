import { z } from "zod";
import { PresentityAddress, PrincipalAddress, Timestamp, whichPresentity } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { Activity, Mood, PlaceType } from "./presence-vocabulary.ts";

/** RFC 2778: the two values of STATUS every system understands; they exclude each other. */
export const Basic = z.enum(["open", "closed"]);
export type Basic = z.output<typeof Basic>;

/** What a person chooses in the status picker; what others get of it is made by the views. */
export const StatusChoice = z.enum(["available", "away", "busy", "not-accepting", "invisible"]);
export type StatusChoice = z.output<typeof StatusChoice>;

/** What somebody adds to a choice of their own accord; all of it may be left out (RFC 4480, RFC 4479). */
export const StatusDetails = z.object({
  /** Besides the one that the choice stands for. */
  activities: z.array(Activity.catch("other")).max(limits.activities),
  moods: z.array(Mood.catch("other")).max(limits.moods),
  place: z
    .object({ type: PlaceType.catch("other"), text: z.string().max(limits.placeText) })
    .nullable(),
  /** Minutes east of UTC; null: not said. Only ever given by hand: it tells where somebody is. */
  timeOffset: z
    .int()
    .min(-14 * 60)
    .max(14 * 60)
    .nullable(),
  /** BCP 47 tag of the note; null: not said. */
  noteLanguage: z.string().min(2).max(35).nullable(),
});
export type StatusDetails = z.output<typeof StatusDetails>;

export const StatusSetting = z.object({
  choice: StatusChoice,
  note: z.string().max(limits.note),
  details: StatusDetails,
  /** When it ends by itself, also with every device away; null for a lasting one. */
  until: Timestamp.nullable(),
  /** What comes back when `until` has passed; null with a lasting one. */
  then: z
    .object({
      choice: StatusChoice,
      note: z.string().max(limits.note),
      details: StatusDetails,
      setBy: PrincipalAddress.optional(),
    })
    .nullable(),
  setAt: Timestamp,
  /** The delegate who chose it for the owner; left out: the owner did. Never in a document. */
  setBy: PrincipalAddress.optional(),
});
export type StatusSetting = z.output<typeof StatusSetting>;

export const TupleId = z.string().min(1).max(64).brand<"TupleId">();
export type TupleId = z.output<typeof TupleId>;

/** COMMUNICATION MEANS and CONTACT ADDRESS. Means is an open list: an unknown one is kept and shown. */
export const CommunicationAddress = z.object({
  means: z.string().min(1).max(32),
  address: z.string().min(1).max(limits.address),
  /** RFC 3863 §4.1.5: from 0 to 1, the higher the better; absent counts as lowest. */
  priority: z.number().min(0).max(1).optional(),
});
export type CommunicationAddress = z.output<typeof CommunicationAddress>;

/** OTHER PRESENCE MARKUP: kept as it came, shown as text, never interpreted. */
export const OtherPresenceMarkup = z.object({
  name: z.string().min(1).max(200),
  value: z.string().max(1_000),
});
export type OtherPresenceMarkup = z.output<typeof OtherPresenceMarkup>;

export const UserInput = z.enum(["active", "idle"]);
export type UserInput = z.output<typeof UserInput>;

/** 2: away for long. The two differ in their texts only; others are told the text, never the number. */
export const AwayStage = z.union([z.literal(1), z.literal(2)]);
export type AwayStage = z.output<typeof AwayStage>;

/** A device that went away by itself. Shown only while its owner's choice is `available`, and only of this device. */
export const DeviceAway = z.object({ stage: AwayStage, note: z.string().max(limits.note) });
export type DeviceAway = z.output<typeof DeviceAway>;

export const PresenceTuple = z.object({
  id: TupleId,
  status: z.object({
    basic: Basic,
    activities: z.array(Activity.catch("other")).max(limits.activities),
  }),
  contact: CommunicationAddress.optional(),
  /** The device that stands behind the tuple. A document without any is an unavailable one. */
  device: z
    .object({
      /** Absent where a view shows all devices as one. */
      label: z.string().optional(),
      /** Absent where it is withheld. */
      userInput: UserInput.optional(),
      /** When it was used last; absent where it is withheld, and while it is in use. */
      lastInput: Timestamp.optional(),
    })
    .optional(),
  note: z.string().max(limits.note).optional(),
  /** When this tuple last changed *in this view*. */
  timestamp: Timestamp,
  markup: z.array(OtherPresenceMarkup).max(limits.markup),
});
export type PresenceTuple = z.output<typeof PresenceTuple>;

/**
 * PRESENCE INFORMATION as one view shows it: what a FETCHER gets, and what a NOTIFICATION carries.
 *
 * `version`, tuple ids and timestamps belong to the view, so that nothing hidden can be inferred
 * from them (design 4.3). Never empty: logged out, there is still the inbox's own tuple.
 */
export const PresenceDocument = z.object({
  presentity: PresentityAddress,
  version: z.int().nonnegative(),
  timestamp: Timestamp,
  tuples: z.array(PresenceTuple).min(1).max(limits.tuples),
  /** What is said of the person rather than of a device (RFC 4479). Absent in the unavailable document. */
  person: z
    .object({
      displayName: z.string().max(limits.displayName),
      activities: z.array(Activity.catch("other")).max(limits.activities),
      note: z.string().max(limits.note),
      noteLanguage: z.string().max(35).optional(),
      until: Timestamp.nullable(),
      moods: z.array(Mood.catch("other")).max(limits.moods).optional(),
      place: z
        .object({ type: PlaceType.catch("other"), text: z.string().max(limits.placeText) })
        .optional(),
      timeOffset: z.int().optional(),
      /** What the presentity says besides; absent where there is none or it is withheld. */
      markup: z.array(OtherPresenceMarkup).max(limits.markup).optional(),
    })
    .optional(),
  /** Only in the unavailable document: frozen at the sign-off. Null when never signed in. */
  lastSeen: Timestamp.nullable().optional(),
});
export type PresenceDocument = z.output<typeof PresenceDocument>;

/** RFC 3857 §4.7: the states of a SUBSCRIPTION. */
export const SubscriptionState = z.enum(["pending", "active", "waiting", "terminated"]);
export type SubscriptionState = z.output<typeof SubscriptionState>;

/** RFC 3858: what brought the SUBSCRIPTION into its state. */
export const SubscriptionEvent = z.enum([
  "subscribe",
  "approved",
  "deactivated",
  "probation",
  "rejected",
  "timeout",
  "giveup",
  "noresource",
]);
export type SubscriptionEvent = z.output<typeof SubscriptionEvent>;

export const SubscriptionId = z.uuid().brand<"SubscriptionId">();
export type SubscriptionId = z.output<typeof SubscriptionId>;

export const Subscription = z.object({
  id: SubscriptionId,
  watcher: PrincipalAddress,
  presentity: PresentityAddress,
  state: SubscriptionState,
  event: SubscriptionEvent,
  createdAt: Timestamp,
  stateSince: Timestamp,
});
export type Subscription = z.output<typeof Subscription>;

/** A SUBSCRIPTION with the document it entitles to now. */
export const Watched = z.object({ subscription: Subscription, document: PresenceDocument });
export type Watched = z.output<typeof Watched>;

const Refusal = z.object({ code: z.string().max(64), message: z.string().max(500) });

export const presenceCalls = {
  /**
   * Says that this device is here, and how. Soft state: it lapses after `times.publicationExpiresMs`
   * unless repeated. One tuple per device; the publisher is the session, whatever is claimed.
   */
  "presence:publish": call(
    z.strictObject({
      userInput: UserInput,
      /** A moment to come, or one too long ago, is taken for withheld. Left out: null. */
      lastInput: Timestamp.nullable().optional(),
      /** Left out: null. */
      away: z.strictObject(DeviceAway.shape).nullable().optional(),
    }),
    z.object({ expiresAt: Timestamp }),
  ),
  /** Takes this device's tuple away at once. Idempotent. */
  "presence:unpublish": call(z.strictObject({}), z.object({})),
  /**
   * For a presentity of one's own, or one whose delegate one is; anybody else's is `not-found`. Whether
   * messages are accepted is chosen with the first one, because all of them share its inbox.
   */
  "status:choose": call(
    z.strictObject({
      ...whichPresentity,
      choice: StatusChoice,
      note: z.string().trim().max(limits.note),
      /** Left out: none. */
      details: StatusDetails.optional(),
      until: Timestamp.nullable(),
    }),
    StatusSetting,
  ),
  /** FETCHER: one look, no SUBSCRIPTION. Each item is answered on its own, in the order asked. */
  "presence:fetch": call(
    z.strictObject({ presentities: z.array(PresentityAddress).min(1).max(limits.fetchBatch) }),
    z.object({
      results: z
        .array(
          z.union([
            z.object({ ok: z.literal(true), document: PresenceDocument }),
            z.object({ ok: z.literal(false), presentity: PresentityAddress, error: Refusal }),
          ]),
        )
        .max(limits.fetchBatch),
    }),
  ),
  /** Idempotent per presentity: asking again while one is held returns that one. */
  "presence:subscribe": call(z.strictObject({ presentity: PresentityAddress }), Watched),
  "presence:unsubscribe": call(z.strictObject({ subscriptionId: SubscriptionId }), Subscription),
  /** All of this watcher's SUBSCRIPTIONs with their documents; from here on changes are notified. */
  "presence:resume": call(
    z.strictObject({}),
    z.object({ watched: z.array(Watched).max(limits.subscriptions) }),
  ),
} as const;

export const presenceEvents = {
  /** NOTIFICATION. The same bytes for everyone who shares the view. */
  "presence:notified": PresenceDocument,
  "subscription:changed": Watched,
  /** One's own setting, changed by another device or a delegate, or ended by its time. */
  "status:changed": StatusSetting.extend({
    /** Left out: one's own first one's. */
    presentity: PresentityAddress.optional(),
  }),
} as const;
