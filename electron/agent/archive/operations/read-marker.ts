import { type Kysely, sql } from "kysely";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema } from "../schema.ts";
import { type ConversationRow, ensureConversation } from "./conversation-rows.ts";

// `isOwn` is compared to a literal throughout: with a bound value SQLite can't use the partial index.
interface Marker {
  readonly peer: string;
  readonly position: number;
}

const findIncomingThrough = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<Marker>) =>
  db
    .selectFrom("message")
    .select(["position", "id"])
    .where("isOwn", "=", sql.lit(0))
    .where("peer", "=", param("peer"))
    .where("position", "<=", param("position"))
    .orderBy("position", "desc")
    .limit(1),
);

const findIncomingAfter = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<Marker>) =>
  db
    .selectFrom("message")
    .select("position")
    .where("isOwn", "=", sql.lit(0))
    .where("peer", "=", param("peer"))
    .where("position", ">", param("position"))
    .orderBy("position")
    .limit(1),
);

const countIncomingAfter = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<Marker>) =>
  db
    .selectFrom("message")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("isOwn", "=", sql.lit(0))
    .where("peer", "=", param("peer"))
    .where("position", ">", param("position")),
);

/** The newest incoming message that the marker covers. */
export function findLastRead(db: Kysely<ArchiveSchema>, conversation: ConversationRow) {
  const { peer, readThrough: position } = conversation;
  return findIncomingThrough.first(db, { peer, position });
}

export async function findFirstUnread(
  db: Kysely<ArchiveSchema>,
  { peer, readThrough: position, unreadCount }: ConversationRow,
): Promise<number | null> {
  if (unreadCount === 0) return null;
  return (await findIncomingAfter.first(db, { peer, position }))?.position ?? null;
}

/** Moves the marker forward; false when it had been there. */
export async function markReadThrough(db: Kysely<ArchiveSchema>, marker: Marker): Promise<boolean> {
  const { peer } = marker;
  const conversation = await ensureConversation(db, peer);
  const last = await findIncomingThrough.first(db, marker);
  if (last === undefined || last.position <= conversation.readThrough) return false;
  const unread = await countIncomingAfter.first(db, { peer, position: last.position });
  await db
    .updateTable("conversation")
    .set({ readThrough: last.position, unreadCount: unread?.count ?? 0 })
    .where("peer", "=", peer)
    .execute();
  return true;
}
