import { type Kysely, sql } from "kysely";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type { MessageId } from "../../../../shared/contract/message.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { invariant } from "../../../../shared/result/invariant.ts";
import { operationsOver } from "../../../database/operation.ts";
import type { ArchiveSchema } from "../schema.ts";
import { findOwnMessage, insertMessage, type MessageRow } from "./archived-message.ts";
import { waitingPosition } from "./position.ts";
import {
  changeOf,
  type ConversationChange,
  countFailed,
  ensureConversation,
} from "./conversation-rows.ts";

/** A message that waits to be stored by the service. */
export interface OutboxMessage {
  readonly id: MessageId;
  readonly peer: InboxAddress;
  readonly type: string;
  readonly text: string;
  readonly sentAt: string;
}

export interface NewOutboxMessage extends OutboxMessage {
  /** By the service's clock, as nearly as is known. */
  readonly at: string;
  /** Whether it will be on the wire at once. */
  readonly isAttempted: boolean;
}

export interface Retry {
  readonly id: MessageId;
  /** Taken instead when the old id stands for another message at the service. */
  readonly freshId: MessageId;
  /** When it is tried again, by the service's clock as nearly as is known. */
  readonly at: string;
  readonly isAttempted: boolean;
}

const { read, write } = operationsOver<ArchiveSchema>();

export const outboxOperations = {
  "outbox:add": write(
    async (db, { isAttempted, ...message }: NewOutboxMessage): Promise<ConversationChange> => {
      await ensureConversation(db, message.peer);
      const row = await insertMessage.first(db, {
        ...message,
        isOwn: 1,
        position: await waitingPosition(db, message.peer),
        isPlaced: 0,
        state: "sending",
        isAttempted: isAttempted ? 1 : 0,
        failure: null,
      });
      invariant(row !== undefined, "a fresh message id is used for the first time");
      return changeOf(db, [row]);
    },
  ),

  /** In the order in which each conversation has to be sent. */
  "outbox:list": read(async (db): Promise<OutboxMessage[]> => {
    const rows = await db
      .selectFrom("message")
      .selectAll()
      .where("state", "=", sql.lit("sending"))
      .orderBy("position")
      .execute();
    return rows.map((row) => outboxMessageOf(row));
  }),

  /** Before a flush: from here on none of them can be taken back. */
  "outbox:attempt": write(async (db): Promise<void> => {
    await db
      .updateTable("message")
      .set({ isAttempted: 1 })
      .where("state", "=", sql.lit("sending"))
      .execute();
  }),

  "outbox:stored": write(
    async (
      db,
      stored: readonly { readonly id: MessageId; readonly storedAt: string }[],
    ): Promise<ConversationChange> => {
      const rows: MessageRow[] = [];
      for (const { id, storedAt } of stored) {
        const row = await findOwnMessage.first(db, { id });
        // The copy in the inbox may have been quicker than the acknowledgement.
        if (row === undefined || row.state === "stored") continue;
        if (row.state === "failed") await countFailed(db, row.peer, -1);
        rows.push(await updateMessage(db, row, { state: "stored", at: storedAt, failure: null }));
      }
      return changeOf(db, rows);
    },
  ),

  "outbox:failed": write(
    async (
      db,
      { id, code }: { readonly id: MessageId; readonly code: string },
    ): Promise<ConversationChange> => {
      const row = await findOwnMessage.first(db, { id });
      if (row?.state !== "sending") return { messages: [], conversations: [] };
      await countFailed(db, row.peer, 1);
      return changeOf(db, [await updateMessage(db, row, { state: "failed", failure: code })]);
    },
  ),

  /** Puts a failed message at the end of its conversation and into the outbox again. */
  "outbox:retry": write(
    async (
      db,
      { id, freshId, at, isAttempted }: Retry,
    ): Promise<{ readonly message: OutboxMessage; readonly change: ConversationChange }> => {
      const row = await findOwnMessage.first(db, { id });
      if (row?.state !== "failed") throw notFailed();
      await countFailed(db, row.peer, -1);
      const retried = await updateMessage(db, row, {
        // Any other refusal left nothing under the old id, and repeating it is safe if one did.
        id: row.failure === "message-id-reused" ? freshId : id,
        at,
        position: await waitingPosition(db, row.peer),
        state: "sending",
        isAttempted: isAttempted ? 1 : 0,
        failure: null,
      });
      return { message: outboxMessageOf(retried), change: await changeOf(db, [retried]) };
    },
  ),

  /** Takes a message out, if it can't be with the service. */
  "outbox:cancel": write(
    async (
      db,
      id: MessageId,
    ): Promise<{ readonly message: OutboxMessage; readonly change: ConversationChange }> => {
      const row = await findOwnMessage.first(db, { id });
      if (row === undefined) throw new AppError("message-unknown", "there is no such message");
      if (!isCancellable(row))
        throw new AppError("conflict", "the message may have arrived already");
      if (row.state === "failed") await countFailed(db, row.peer, -1);
      await db.deleteFrom("message").where("key", "=", row.key).execute();
      return { message: outboxMessageOf(row), change: await changeOf(db, [], [row.peer]) };
    },
  ),

  /** The newest id this account's agent made here; null before the first. */
  "outbox:last-id": read(async (db): Promise<string | null> => {
    // Made in order, so the greatest one: the unique index, read backwards, has it near its end.
    const row = await db
      .selectFrom("message")
      .select("id")
      .where("isOwn", "=", 1)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }),
};

function isCancellable(row: MessageRow): boolean {
  return row.state === "failed" || (row.state === "sending" && row.isAttempted === 0);
}

function notFailed(): AppError {
  return new AppError("message-unknown", "there is no such message that failed");
}

async function updateMessage(
  db: Kysely<ArchiveSchema>,
  row: MessageRow,
  changed: Partial<MessageRow>,
): Promise<MessageRow> {
  await db.updateTable("message").set(changed).where("key", "=", row.key).execute();
  return { ...row, ...changed };
}

function outboxMessageOf(row: MessageRow): OutboxMessage {
  return {
    // Sound: only ids of our own making are in the outbox.
    id: row.id as MessageId,
    // Sound: only parsed addresses are ever inserted.
    peer: row.peer as InboxAddress,
    type: row.type,
    text: row.text,
    sentAt: row.sentAt,
  };
}
