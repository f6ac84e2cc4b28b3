import type { Kysely, Selectable } from "kysely";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type {
  ConversationMessage,
  ConversationSummary,
} from "../../../../shared/contract/bridge.ts";
import { invariant } from "../../../../shared/result/invariant.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema, ConversationTable } from "../schema.ts";
import { findLastMessage, type MessageRow, messageOf } from "./archived-message.ts";

export type ConversationRow = Selectable<ConversationTable>;

/** What an operation changed, as windows need to hear it. */
export interface ConversationChange {
  readonly messages: readonly ConversationMessage[];
  readonly conversations: readonly ConversationSummary[];
}

interface Peer {
  readonly peer: string;
}

const insertConversation = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<Peer>) =>
  db
    .insertInto("conversation")
    .values({
      peer: param("peer"),
      draft: "",
      unreadCount: 0,
      failedCount: 0,
      readThrough: 0,
      reportedThrough: 0,
      deliveredThrough: 0,
      displayedThrough: 0,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

export const findConversation = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<Peer>) =>
  db.selectFrom("conversation").selectAll().where("peer", "=", param("peer")),
);

/** The conversation with this peer, begun now if there was none. */
export async function ensureConversation(
  db: Kysely<ArchiveSchema>,
  peer: string,
): Promise<ConversationRow> {
  const known = await findConversation.first(db, { peer });
  if (known !== undefined) return known;
  await insertConversation.run(db, { peer });
  const begun = await findConversation.first(db, { peer });
  invariant(begun !== undefined, "a conversation just inserted can be read");
  return begun;
}

const changeCounts = prepareQuery(
  (
    db: Kysely<ArchiveSchema>,
    param: Param<{ readonly peer: string; readonly unread: number; readonly failed: number }>,
  ) =>
    db
      .updateTable("conversation")
      .set((eb) => ({
        unreadCount: eb("unreadCount", "+", param("unread")),
        failedCount: eb("failedCount", "+", param("failed")),
      }))
      .where("peer", "=", param("peer")),
);

export async function countUnread(db: Kysely<ArchiveSchema>, peer: string): Promise<void> {
  await changeCounts.run(db, { peer, unread: 1, failed: 0 });
}

export async function countFailed(
  db: Kysely<ArchiveSchema>,
  peer: string,
  difference: 1 | -1,
): Promise<void> {
  await changeCounts.run(db, { peer, unread: 0, failed: difference });
}

export function summaryOf(row: ConversationRow, last: MessageRow | undefined): ConversationSummary {
  return {
    // Sound: only parsed addresses are ever inserted.
    peer: row.peer as InboxAddress,
    last: last === undefined ? null : messageOf(last, row),
    unreadCount: row.unreadCount,
    failedCount: row.failedCount,
    draft: row.draft,
  };
}

export async function readSummary(
  db: Kysely<ArchiveSchema>,
  peer: string,
): Promise<ConversationSummary> {
  const row = await ensureConversation(db, peer);
  return summaryOf(row, await findLastMessage.first(db, { peer }));
}

/** The rows as they are now, with the summaries of their conversations. */
export async function changeOf(
  db: Kysely<ArchiveSchema>,
  rows: readonly MessageRow[],
  peers: Iterable<string> = rows.map((row) => row.peer),
): Promise<ConversationChange> {
  const conversations = new Map<string, ConversationRow>();
  const summaries: ConversationSummary[] = [];
  for (const peer of new Set(peers)) {
    const row = await ensureConversation(db, peer);
    conversations.set(peer, row);
    summaries.push(summaryOf(row, await findLastMessage.first(db, { peer })));
  }
  const messages = rows.map((row) => {
    const receipts = conversations.get(row.peer);
    invariant(receipts !== undefined, "every changed message belongs to a changed conversation");
    return messageOf(row, receipts);
  });
  return { messages, conversations: summaries };
}
