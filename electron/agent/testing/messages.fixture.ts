import { v7 } from "uuid";
import { InboxAddress } from "../../../shared/contract/address.ts";
import { InboxItem, MessageId } from "../../../shared/contract/message.ts";
import type { NewOutboxMessage } from "../archive/operations/outbox-operations.ts";

export const ada = InboxAddress.parse("im:ada@home");
export const bob = InboxAddress.parse("im:bob@home");

export function anId(): MessageId {
  return MessageId.parse(v7());
}

const at = "2026-01-01T12:00:00.000Z";

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

export function aReceiptItem(
  sequence: number,
  messageId: MessageId,
  state: "delivered" | "displayed",
): InboxItem {
  return InboxItem.parse({ sequence, kind: "receipt", peer: bob, messageId, state, at });
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
