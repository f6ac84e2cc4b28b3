import { z } from "zod";

/** How exactly somebody may know when a presentity was last here. Each admits less than the one before. */
export const LastSeenPrecision = z.enum(["exact", "day", "none"]);
export type LastSeenPrecision = z.output<typeof LastSeenPrecision>;

/** RFC 5025 `provide-user-input`, its three steps that we publish. */
export const UserInputPrecision = z.enum(["full", "bare", "none"]);
export type UserInputPrecision = z.output<typeof UserInputPrecision>;

/**
 * What of the PRESENCE INFORMATION a watcher is given who is let in: the transformations of an ACCESS
 * RULE (RFC 5025 §3.3). Every field only ever takes something away, so that filters can be combined.
 *
 * STATUS and the INSTANT INBOX ADDRESS are always given: without them there would be nothing to give.
 */
export const PresenceFilter = z.object({
  /** `one`: all devices as one nameless tuple, which is as available as the most available of them. */
  devices: z.enum(["each", "one"]),
  /** `messages`: no means but instant messages. */
  means: z.enum(["all", "messages"]),
  activities: z.boolean(),
  mood: z.boolean(),
  /** Where they are, and their time zone with it. */
  place: z.boolean(),
  /** Notes of the person and of every tuple; also until when a status lasts. */
  notes: z.boolean(),
  userInput: UserInputPrecision,
  lastSeen: LastSeenPrecision,
  /** OTHER PRESENCE MARKUP. */
  markup: z.boolean(),
});
export type PresenceFilter = z.output<typeof PresenceFilter>;
