import type { Kysely } from "kysely";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { MessageTables } from "../tables/message-tables.ts";
import { appendItem } from "./append-item.ts";

type Tables = MessageTables;

const { read, write } = operationsOver<Tables>();

export type NewMessage = Omit<MessageTables["message"], "number">;

export interface MessageToAppend extends NewMessage {
  /** Acknowledged like any other, and kept from the recipient. */
  readonly isIgnored: boolean;
}

export interface AppendedMessage {
  readonly storedAt: string;
  /** Its place in the sender's inbox, as their copy; null for a repeat. */
  readonly sent: number | null;
  /** Its place in the recipient's inbox; null for a repeat, an ignored one, and a note to oneself. */
  readonly received: number | null;
}

const insertMessage = prepareQuery((db: Kysely<Tables>, param: Param<NewMessage>) =>
  db
    .insertInto("message")
    .values({
      sender: param("sender"),
      id: param("id"),
      recipient: param("recipient"),
      type: param("type"),
      text: param("text"),
      sentAt: param("sentAt"),
      storedAt: param("storedAt"),
    })
    .onConflict((conflict) => conflict.columns(["sender", "id"]).doNothing())
    .returning("number"),
);

const findMessage = prepareQuery(
  (db: Kysely<Tables>, param: Param<{ readonly sender: string; readonly id: string }>) =>
    db
      .selectFrom("message")
      .select(["recipient", "type", "text", "storedAt"])
      .where("sender", "=", param("sender"))
      .where("id", "=", param("id")),
);

const findInbox = prepareQuery((db: Kysely<Tables>, param: Param<{ readonly recipient: string }>) =>
  db.selectFrom("inbox").select("last").where("principal", "=", param("recipient")),
);

const countIgnored = prepareQuery((db: Kysely<Tables>, param: Param<NewMessage>) =>
  db
    .insertInto("ignoredMessages")
    .values({
      inbox: param("recipient"),
      sender: param("sender"),
      count: 1,
      firstAt: param("storedAt"),
      lastAt: param("storedAt"),
    })
    .onConflict((conflict) =>
      conflict.columns(["inbox", "sender"]).doUpdateSet((row) => ({
        count: row("ignoredMessages.count", "+", 1),
        lastAt: row.ref("excluded.lastAt"),
      })),
    ),
);

/**
 * Told if the sender is ever let in again: what was sent to somebody absent is delivered when they come
 * back, and what never is would give away that nobody was absent. In one statement, for its time's sake.
 */
const oweDelivered = prepareQuery(
  (
    db: Kysely<Tables>,
    param: Param<{ readonly inbox: string; readonly peer: string; readonly number: number }>,
  ) =>
    db
      .insertInto("conversation")
      .values({
        inbox: param("inbox"),
        peer: param("peer"),
        delivered: param("number"),
        displayed: 0,
        toldDelivered: 0,
        toldDisplayed: 0,
      })
      // The newest message has the highest number.
      .onConflict((conflict) =>
        conflict
          .columns(["inbox", "peer"])
          .doUpdateSet((row) => ({ delivered: row.ref("excluded.delivered") })),
      ),
);

export const messageOperations = {
  /** Idempotent by (sender, id). Stored, ignored and repeated take the same path as far as they can. */
  "message:append": write(
    async (db, { isIgnored, ...message }: MessageToAppend): Promise<AppendedMessage> => {
      const inserted = await insertMessage.first(db, message);
      if (inserted === undefined) return repeat(db, message);
      const { number } = inserted;
      const received = await deliver(db, message, { number, isIgnored });
      const item = { inbox: message.sender, kind: "sent", peer: message.recipient } as const;
      const sent = await appendItem(db, { ...item, message: number, state: null, at: null });
      return { storedAt: message.storedAt, sent: sent ?? null, received };
    },
  ),
  /** What a repeat of this message would be answered; null when it has never been stored. */
  "message:find-stored": read(async (db, message: NewMessage): Promise<string | null> => {
    const stored = await findStored(db, message);
    return stored?.storedAt ?? null;
  }),
  "message:count-ignored": read(async (db, inbox: string) =>
    db
      .selectFrom("ignoredMessages")
      .select(["sender", "count", "firstAt", "lastAt"])
      .where("inbox", "=", inbox)
      .execute(),
  ),
};

async function repeat(db: Kysely<Tables>, message: NewMessage): Promise<AppendedMessage> {
  const stored = await findStored(db, message);
  return { storedAt: stored?.storedAt ?? message.storedAt, sent: null, received: null };
}

async function findStored(db: Kysely<Tables>, message: NewMessage) {
  const stored = await findMessage.first(db, message);
  if (stored === undefined) return undefined;
  const { recipient, type, text } = message;
  if (stored.recipient !== recipient || stored.type !== type || stored.text !== text) {
    throw new AppError("message-id-reused", "another message was sent under this id before");
  }
  return stored;
}

async function deliver(
  db: Kysely<Tables>,
  message: NewMessage,
  { number, isIgnored }: { readonly number: number; readonly isIgnored: boolean },
): Promise<number | null> {
  // A note to oneself has only its copy.
  if (message.recipient === message.sender) return null;
  if (isIgnored) {
    if ((await findInbox.first(db, message)) === undefined) throw unknownAddress();
    await countIgnored.run(db, message);
    await oweDelivered.run(db, { inbox: message.recipient, peer: message.sender, number });
    return null;
  }
  const item = { inbox: message.recipient, kind: "incoming", peer: message.sender } as const;
  const sequence = await appendItem(db, { ...item, message: number, state: null, at: null });
  if (sequence === undefined) throw unknownAddress();
  return sequence;
}

function unknownAddress(): AppError {
  return new AppError("address-unknown", "nobody has this address");
}
