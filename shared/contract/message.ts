import { z } from "zod";
import { InboxAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";

/** Made by the sending agent, so that a retry is the same message (design 4.6). */
export const MessageId = z.uuidv7().brand<"MessageId">();
export type MessageId = z.output<typeof MessageId>;

/** Position in one inbox, without gaps: a missing number means "fetch from the cursor". */
export const InboxSequence = z.int().positive();

/**
 * A typed body, so that a later end-to-end encrypted one needs no new envelope.
 *
 * Text is bounded here loosely; the service counts UTF-8 bytes and refuses with `message-too-long`.
 */
export const MessageBody = z.object({
  type: z.string().min(1).max(127),
  text: z.string().max(limits.messageText),
});
export type MessageBody = z.output<typeof MessageBody>;

/** INSTANT MESSAGE as it lies in an inbox. `sender` was set by the service from the session. */
export const InstantMessage = z.object({
  id: MessageId,
  sender: InboxAddress,
  recipient: InboxAddress,
  body: MessageBody,
  /** The sender's clock; for display beside `storedAt` only, never for order. */
  sentAt: Timestamp,
  storedAt: Timestamp,
});
export type InstantMessage = z.output<typeof InstantMessage>;

/** How far a message has come, as its sender may know it. */
export const ReceiptState = z.enum(["delivered", "displayed"]);
export type ReceiptState = z.output<typeof ReceiptState>;

// A malformed item of a known kind must not slip through as an unknown one.
const UnknownItemKind = z
  .string()
  .max(40)
  .refine((kind) => !["message", "receipt", "displayed"].includes(kind));

/**
 * One entry of an inbox: everything all devices of an account must learn, in one sequence.
 *
 * `message` is incoming or the copy of one's own (told apart by its sender); `receipt` is about one's
 * own message and covers all earlier ones to that peer; `displayed` keeps one's own devices in step
 * and is told to nobody else. A kind this build does not know is skipped, its sequence still counts; tell
 * the kinds apart by their own field (`"message" in item`), which TypeScript can follow.
 */
export const InboxItem = z.union([
  z.object({ sequence: InboxSequence, kind: z.literal("message"), message: InstantMessage }),
  z.object({
    sequence: InboxSequence,
    kind: z.literal("receipt"),
    peer: InboxAddress,
    messageId: MessageId,
    state: ReceiptState,
    at: Timestamp,
  }),
  z.object({
    sequence: InboxSequence,
    kind: z.literal("displayed"),
    peer: InboxAddress,
    through: MessageId,
  }),
  z.object({ sequence: InboxSequence, kind: UnknownItemKind }),
]);
export type InboxItem = z.output<typeof InboxItem>;

export const messageCalls = {
  /**
   * Acknowledged means committed to disk. Idempotent by (sender, id): a repeat with the same content
   * answers as the first did; with another content it is `message-id-reused`.
   */
  "message:send": call(
    z.strictObject({
      id: MessageId,
      recipient: InboxAddress,
      body: z.strictObject(MessageBody.shape),
      sentAt: Timestamp,
    }),
    z.object({ id: MessageId, storedAt: Timestamp }),
  ),
  /** Everything of this peer up to and including the message was really on screen. Moves forward only. */
  "message:displayed": call(
    z.strictObject({ peer: InboxAddress, through: MessageId }),
    z.object({}),
  ),
  "inbox:fetch": call(
    z.strictObject({
      after: z.int().nonnegative(),
      limit: z.int().min(1).max(limits.inboxPage),
    }),
    z.object({
      items: z.array(InboxItem).max(limits.inboxPage),
      last: z.int().nonnegative(),
    }),
  ),
  /** This device has everything up to `through` on disk. Moves forward only; never past the last. */
  "inbox:acknowledge": call(z.strictObject({ through: z.int().nonnegative() }), z.object({})),
} as const;

export const messageEvents = {
  /** New items in order. A gap before the first one means: fetch from the cursor. */
  "inbox:items": z.object({ items: z.array(InboxItem).min(1).max(limits.inboxPage) }),
} as const;
