import type { Kysely, Selectable } from "kysely";
import type { ConversationMessage, DeliveryState } from "../../../../shared/contract/bridge.ts";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type { MessageId } from "../../../../shared/contract/message.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema, ConversationTable, MessageTable } from "../schema.ts";
import { readReceiptTimes } from "./receipt-rows.ts";

export type MessageRow = Selectable<MessageTable>;
export type Receipts = Pick<Selectable<ConversationTable>, "deliveredThrough" | "displayedThrough">;

export interface RowToTell {
  readonly row: MessageRow;
  /** Of its conversation; how far the message has come follows from them. */
  readonly receipts: Receipts;
}

/** The rows as the renderer knows them, in their order. */
export async function messagesOf(
  db: Kysely<ArchiveSchema>,
  rows: readonly RowToTell[],
): Promise<ConversationMessage[]> {
  const states = rows.map(({ row, receipts }) => ({ row, state: stateOf(row, receipts) }));
  const covered = states.flatMap(({ row: { key, peer, position }, state }) =>
    state === "delivered" || state === "displayed" ? [{ key, peer, state, position }] : [],
  );
  const times = await readReceiptTimes(db, covered);
  return states.map(({ row, state }) => ({
    ...messageOf(row),
    state,
    stateAt: times.get(row.key) ?? ownTimeOf(row, state),
  }));
}

function messageOf(row: MessageRow): Omit<ConversationMessage, "state" | "stateAt"> {
  return {
    // Sound: only parsed messages, and ids of our own making, are ever inserted.
    id: row.id as MessageId,
    // Sound: as above.
    peer: row.peer as InboxAddress,
    isOwn: row.isOwn === 1,
    type: row.type,
    text: row.text,
    at: row.at,
    position: row.position,
    failure: row.failure,
  };
}

function stateOf(row: MessageRow, receipts: Receipts): DeliveryState {
  // Before the inbox has placed it, its position says nothing about what a receipt covers.
  if (row.state !== "stored" || row.isPlaced === 0) return row.state;
  if (row.position <= receipts.displayedThrough) return "displayed";
  return row.position <= receipts.deliveredThrough ? "delivered" : "stored";
}

/** When it came into a state that no receipt has put it in. When it failed or came here is not kept. */
function ownTimeOf({ at }: MessageRow, state: DeliveryState): string | null {
  return state === "sending" || state === "stored" ? at : null;
}

interface MessageKey {
  readonly id: string;
  readonly isOwn: number;
  readonly peer: string;
}

/** Incoming ids were made by others, so an id alone does not name a message. */
export const findMessage = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<MessageKey>) =>
  db
    .selectFrom("message")
    .selectAll()
    .where("id", "=", param("id"))
    .where("isOwn", "=", param("isOwn"))
    .where("peer", "=", param("peer")),
);

/** One's own ids are unique: this account's agents make them at random. */
export const findOwnMessage = prepareQuery(
  (db: Kysely<ArchiveSchema>, param: Param<{ readonly id: string }>) =>
    db.selectFrom("message").selectAll().where("id", "=", param("id")).where("isOwn", "=", 1),
);

export const findLastMessage = prepareQuery(
  (db: Kysely<ArchiveSchema>, param: Param<{ readonly peer: string }>) =>
    db
      .selectFrom("message")
      .selectAll()
      .where("peer", "=", param("peer"))
      .orderBy("position", "desc")
      .limit(1),
);

type NewMessage = Omit<MessageRow, "key">;

/** Nothing is inserted, and nothing returned, when the message is there already. */
export const insertMessage = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<NewMessage>) =>
  db
    .insertInto("message")
    .values({
      peer: param("peer"),
      isOwn: param("isOwn"),
      id: param("id"),
      type: param("type"),
      text: param("text"),
      sentAt: param("sentAt"),
      at: param("at"),
      position: param("position"),
      isPlaced: param("isPlaced"),
      state: param("state"),
      isAttempted: param("isAttempted"),
      failure: param("failure"),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll(),
);
