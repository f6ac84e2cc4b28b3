import type { InboxAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import type { InboxItem, MessageId } from "../../../../shared/contract/message.ts";
import type { OutputOf } from "../../../database/operation.ts";
import type { MessageDraft, MessageRepository } from "../../message/message-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";
import type { ServiceOperations } from "../service-operations.ts";

export function createSqliteMessageRepository(database: ServiceDatabase): MessageRepository {
  return {
    append: (draft, isIgnored) =>
      database.run("message:append", { ...newMessage(draft), isIgnored }),
    findStored: (draft) => database.run("message:find-stored", newMessage(draft)),
    fetch: async (page) => {
      const { items, last } = await database.run("inbox:fetch", page);
      return { items: items.map(inboxItem), last };
    },
    position: async (inbox, deviceId) =>
      (await database.run("inbox:position", { inbox, deviceId })) ?? null,
    acknowledge: async ({ inbox, device, through, isPerson }) => {
      const acknowledgement = { inbox, deviceId: device, through, isPerson };
      const senders = await database.run("inbox:acknowledge", acknowledgement);
      return senders.map(asPrincipal);
    },
    markDisplayed: ({ owner, sender }, through, isSeen) =>
      database.run("message:mark-displayed", { inbox: owner, peer: sender, through, isSeen }),
    tellReceipts: async (pairs, at) => {
      const rows = pairs.map(({ owner, sender }) => ({ inbox: owner, peer: sender }));
      const written = await database.run("receipt:tell", { pairs: rows, at });
      return written.map(({ inbox, peer, sequence, messageId, state }) => ({
        owner: asPrincipal(inbox),
        sender: asPrincipal(peer),
        sequence,
        messageId: asMessageId(messageId),
        state,
      }));
    },
    owedReceipts: async (owner) => {
      const senders = await database.run("receipt:owed", owner);
      return senders.map(asPrincipal);
    },
    countIgnored: async (owner) => {
      const rows = await database.run("message:count-ignored", owner);
      return rows.map((row) => ({ ...row, sender: asPrincipal(row.sender) }));
    },
  };
}

function newMessage({ sender, recipient, message }: MessageDraft) {
  const { id, body, sentAt, storedAt } = message;
  return { sender, recipient, id, type: body.type, text: body.text, sentAt, storedAt };
}

type ItemRow = OutputOf<ServiceOperations["inbox:fetch"]>["items"][number];

function inboxItem(row: ItemRow): InboxItem {
  const { sequence, kind, state, at } = row;
  const peer = inboxNamed(row.peer);
  const id = asMessageId(row.id);
  if (kind === "displayed") return { sequence, kind, peer, through: id };
  if (kind === "receipt" && state !== null && at !== null) {
    return { sequence, kind, peer, messageId: id, state, at };
  }
  const { sentAt, storedAt } = row;
  const body = { type: row.type, text: row.text };
  const message = {
    id,
    sender: inboxNamed(row.sender),
    recipient: inboxNamed(row.recipient),
    body,
    sentAt,
    storedAt,
  };
  return { sequence, kind: "message", message };
}

function inboxNamed(address: string): InboxAddress {
  // Sound: the columns hold canonical principals, and this is how their default inbox is named.
  return `im:${address}` as InboxAddress;
}

function asPrincipal(address: string): PrincipalAddress {
  // Sound: as above.
  return address as PrincipalAddress;
}

function asMessageId(id: string): MessageId {
  // Sound: only ids that `message:send` parsed get into the column.
  return id as MessageId;
}
