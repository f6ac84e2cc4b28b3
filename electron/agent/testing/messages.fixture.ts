import { v7 } from "uuid";
import { InboxAddress } from "../../../shared/contract/address.ts";
import { InboxItem, MessageId, type ReceiptState } from "../../../shared/contract/message.ts";
import type { NewOutboxMessage } from "../archive/operations/outbox-operations.ts";

export const ada = InboxAddress.parse("im:ada@home");
export const bob = InboxAddress.parse("im:bob@home");

export function anId(): MessageId {
  return MessageId.parse(v7());
}

/** Everything here happens at minute 0, unless said otherwise. */
export function atMinute(minute: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
}

const at = atMinute(0);

interface ItemFields {
  readonly id?: MessageId;
  readonly sender?: InboxAddress;
  readonly recipient?: InboxAddress;
  readonly text?: string;
}

/** A message in Ada's inbox, from Bob unless said otherwise. */
export function aMessageItem(sequence: number, fields: ItemFields = {}): InboxItem {
  const { id = anId(), sender = bob, recipient = ada, text = `message ${sequence}` } = fields;
  const body = { type: "text/plain", text };
  const message = { id, sender, recipient, body, sentAt: at, storedAt: at };
  return InboxItem.parse({ sequence, kind: "message", message });
}

/** Ada's own message, as the inbox hands it to all of her devices. */
export function anOwnItem(sequence: number, id: MessageId, text = "hello"): InboxItem {
  return aMessageItem(sequence, { id, sender: ada, recipient: bob, text });
}

/** Bob's; `minute` is when it happened, after everything was sent. */
export function aReceiptItem(
  sequence: number,
  messageId: MessageId,
  state: ReceiptState,
  minute = 0,
): InboxItem {
  const happenedAt = atMinute(minute);
  return InboxItem.parse({
    sequence,
    kind: "receipt",
    peer: bob,
    messageId,
    state,
    at: happenedAt,
  });
}

export function aDisplayedItem(sequence: number, through: MessageId): InboxItem {
  return InboxItem.parse({ sequence, kind: "displayed", peer: bob, through });
}

/** From Ada to Bob. */
export function anOutgoing(fields: Partial<NewOutboxMessage> = {}): NewOutboxMessage {
  return {
    id: anId(),
    peer: bob,
    type: "text/plain",
    text: "hello",
    sentAt: at,
    at,
    isAttempted: false,
    ...fields,
  };
}
