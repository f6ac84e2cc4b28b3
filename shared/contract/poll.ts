import { z } from "zod";
import { PresentityAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { PresenceDocument } from "./presence.ts";

/** Seconds from one look to the next: often enough to be called watching, rare enough to be no flood. */
export const PollInterval = z.int().min(30).max(86_400);

/**
 * RFC 2778's POLLER: somebody who is looked at again and again without a SUBSCRIPTION. Each look is in
 * the ledger of whom it is about, who therefore sees the rhythm.
 */
export const Poll = z.object({
  presentity: PresentityAddress,
  everySeconds: PollInterval,
  /** False: it was refused, or the program was started anew since. */
  isOn: z.boolean(),
  /** The last look that was answered, and what it showed. */
  lookedAt: Timestamp.nullable(),
  document: PresenceDocument.nullable(),
  /** Why the last look showed nothing; null once one does. */
  code: z.string().max(64).nullable(),
});
export type Poll = z.output<typeof Poll>;

export const pollCalls = {
  /**
   * Looks at once and then again and again while this program runs, and answers after the first look;
   * again with another interval changes it. Refuses with `already-watching`, `watching-yourself` and
   * `too-many`; a look that is refused ends the poll and says so in it.
   */
  "poll:start": call(
    z.strictObject({ presentity: PresentityAddress, everySeconds: PollInterval }),
    Poll,
  ),
  /** Ends it and forgets what it showed. Idempotent. */
  "poll:stop": call(z.strictObject({ presentity: PresentityAddress }), z.object({})),
} as const;

export const pollEvents = {
  /** All of them, as they are now. */
  "polls:changed": z.array(Poll).max(limits.polls),
} as const;
