import { z } from "zod";
import { PresentityAddress, PresentityTag, PrincipalAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { Basic, CommunicationAddress, OtherPresenceMarkup, StatusSetting } from "./presence.ts";

/** For its owner's eyes only: watchers see the address, never what it is called. */
const label = z.string().trim().max(limits.presentityLabel);

/** Whoever may choose its status for the owner (RFC 2779 §2.3.4). */
const delegates = z.array(PrincipalAddress).max(limits.delegates);

/**
 * A way to reach somebody by other means, with a tuple of its own while they are there. Any means but `im`:
 * that one belongs to the inbox, and what is open or closed here never keeps a message from it.
 */
export const Contact = z.strictObject({
  ...CommunicationAddress.shape,
  means: z
    .string()
    .trim()
    .min(1)
    .max(32)
    .refine((means) => means.toLowerCase() !== "im", "messages have an inbox of their own"),
  basic: Basic,
  note: z.string().trim().max(limits.note),
  markup: z.array(OtherPresenceMarkup).max(limits.markup),
});
export type Contact = z.output<typeof Contact>;

/** One and the same address is not open and closed at once (RFC 2778 §2.4: the two exclude each other). */
const contacts = z
  .array(Contact)
  .max(limits.contacts)
  .refine(
    (all) => new Set(all.map(({ means, address }) => `${means} ${address}`)).size === all.length,
    "each address is said once",
  );

const markup = z.array(OtherPresenceMarkup).max(limits.markup);

/** One of one's own PRESENTITIES (RFC 2778 §2.4: a principal may have several). */
export const OwnPresentity = z.object({
  address: PresentityAddress,
  /** Empty where it was never given one. */
  label: z.string().max(limits.presentityLabel),
  createdAt: Timestamp,
  status: StatusSetting,
  delegates,
  contacts: z.array(Contact).max(limits.contacts),
  /** What it says besides all that, of the person: kept and shown as it is. */
  markup,
});
export type OwnPresentity = z.output<typeof OwnPresentity>;

/** Somebody else's, whose status one may choose for them. */
export const DelegatedPresentity = z.object({
  address: PresentityAddress,
  /** Its owner's. */
  displayName: z.string().max(limits.displayName),
  status: StatusSetting,
});
export type DelegatedPresentity = z.output<typeof DelegatedPresentity>;

export const PresentityList = z.object({
  /** The first one first, then in the order they were made. */
  own: z.array(OwnPresentity).max(limits.presentities),
  delegated: z.array(DelegatedPresentity).max(limits.delegatedToOne),
});
export type PresentityList = z.output<typeof PresentityList>;

export const presentityCalls = {
  "presentity:list": call(z.strictObject({}), PresentityList),
  /**
   * Makes `pres:user+tag@domain`. It begins invisible: whoever made it says when it shows them.
   *
   * Refuses with `name-taken` a tag that one has already, and with `too-many`.
   */
  "presentity:create": call(z.strictObject({ tag: PresentityTag, label }), OwnPresentity),
  /** What is left out stays as it is. Somebody who is no delegate any more can choose nothing from then on. */
  "presentity:change": call(
    z.strictObject({
      presentity: PresentityAddress,
      label: label.optional(),
      delegates: delegates.optional(),
      contacts: contacts.optional(),
      markup: markup.optional(),
    }),
    OwnPresentity,
  ),
  /**
   * Ends all its subscriptions and forgets its rules and who watched it, for good. The first one stays
   * as long as the account.
   */
  "presentity:remove": call(z.strictObject({ presentity: PresentityAddress }), z.object({})),
} as const;

export const presentityEvents = {
  /** One's own as another device left them, or those that somebody else put into one's hands or took back. */
  "presentity:changed": PresentityList,
} as const;
