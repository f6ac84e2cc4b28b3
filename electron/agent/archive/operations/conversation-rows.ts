import type { Kysely, Selectable } from "kysely";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type {
  ConversationMessage,
  ConversationSummary,
} from "../../../../shared/contract/bridge.ts";
import { invariant } from "../../../../shared/result/invariant.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema, ConversationTable } from "../schema.ts";
import { findLastMessage, type MessageRow, messagesOf } from "./archived-message.ts";

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

export interface LatestOf {
  readonly conversation: ConversationRow;
  readonly last: MessageRow | undefined;
}

/** In their order. */
export async function summariesOf(
  db: Kysely<ArchiveSchema>,
  latest: readonly LatestOf[],
): Promise<ConversationSummary[]> {
  const lasts = latest.flatMap(({ conversation, last }) =>
    last === undefined ? [] : [{ row: last, receipts: conversation }],
  );
  const messages = await messagesOf(db, lasts);
  const byPeer = new Map(messages.map((message) => [message.peer, message]));
  return latest.map(({ conversation }) => summaryOf(conversation, byPeer));
}

function summaryOf(
  row: ConversationRow,
  lasts: ReadonlyMap<string, ConversationMessage>,
): ConversationSummary {
  return {
    // Sound: only parsed addresses are ever inserted.
    peer: row.peer as InboxAddress,
    last: lasts.get(row.peer) ?? null,
    unreadCount: row.unreadCount,
    failedCount: row.failedCount,
    draft: row.draft,
  };
}

export async function readSummary(
  db: Kysely<ArchiveSchema>,
  peer: string,
): Promise<ConversationSummary> {
  const [summary] = await summariesOf(db, [await latestOf(db, peer)]);
  invariant(summary !== undefined, "a conversation has a summary");
  return summary;
}

async function latestOf(db: Kysely<ArchiveSchema>, peer: string): Promise<LatestOf> {
  const conversation = await ensureConversation(db, peer);
  return { conversation, last: await findLastMessage.first(db, { peer }) };
}

/** The rows as they are now, with the summaries of their conversations. */
export async function changeOf(
  db: Kysely<ArchiveSchema>,
  rows: readonly MessageRow[],
  peers: Iterable<string> = rows.map((row) => row.peer),
): Promise<ConversationChange> {
  const latest = new Map<string, LatestOf>();
  for (const peer of new Set(peers)) latest.set(peer, await latestOf(db, peer));
  const changed = rows.map((row) => {
    const receipts = latest.get(row.peer)?.conversation;
    invariant(receipts !== undefined, "every changed message belongs to a changed conversation");
    return { row, receipts };
  });
  return {
    messages: await messagesOf(db, changed),
    conversations: await summariesOf(db, [...latest.values()]),
  };
}
