import { type Kysely, sql } from "kysely";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type {
  ConversationMessage,
  ConversationSummary,
} from "../../../../shared/contract/bridge.ts";
import type { MessageId } from "../../../../shared/contract/message.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema } from "../schema.ts";
import { findMessage, type MessageRow, messagesOf } from "./archived-message.ts";
import {
  type ConversationRow,
  ensureConversation,
  findConversation,
  readSummary,
  summariesOf,
} from "./conversation-rows.ts";
import { findFirstUnread, markReadThrough } from "./read-marker.ts";

export interface ReadPage {
  readonly peer: InboxAddress;
  /** Only messages before this position; null for the newest ones. */
  readonly before: number | null;
  readonly limit: number;
}

export interface ConversationPage {
  readonly messages: ConversationMessage[];
  readonly hasEarlier: boolean;
  readonly firstUnread: number | null;
  readonly draft: string;
}

interface PageQuery {
  readonly peer: string;
  readonly before: number;
  readonly limit: number;
}

const findPage = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<PageQuery>) =>
  db
    .selectFrom("message")
    .selectAll()
    .where("peer", "=", param("peer"))
    .where("position", "<", param("before"))
    .orderBy("position", "desc")
    .limit(param("limit")),
);

// Positions are sequences of one inbox: far below this.
const BEYOND_EVERY_POSITION = Number.MAX_SAFE_INTEGER;

type SummaryRow = ConversationRow & { readonly lastKey: number | null };

const { read, write } = operationsOver<ArchiveSchema>();

export const conversationOperations = {
  /** Every conversation with a message or a draft, the most recent ones first. */
  "conversation:list": read(async (db, limit: number): Promise<ConversationSummary[]> => {
    const { rows } = await sql<SummaryRow>`
      select conversation.*, (select key from message where message.peer = conversation.peer
        order by position desc limit 1) as "lastKey" from conversation`.execute(db);
    const shown = rows.filter((row) => row.lastKey !== null || row.draft !== "");
    const messages = await sql<MessageRow>`
      select * from message where key in (select value from json_each(${lastKeysOf(shown)}))`.execute(
      db,
    );
    const lasts = new Map(messages.rows.map((row) => [row.key, row]));
    const latest = shown.map((row) => ({ conversation: row, last: lasts.get(row.lastKey ?? -1) }));
    const summaries = await summariesOf(db, latest);
    return summaries.toSorted(byRecency).slice(0, limit);
  }),

  "conversation:read": read(
    async (db, { peer, before, limit }: ReadPage): Promise<ConversationPage> => {
      const conversation = await findConversation.first(db, { peer });
      if (conversation === undefined) return EMPTY_PAGE;
      const rows = await findPage.all(db, {
        peer,
        before: before ?? BEYOND_EVERY_POSITION,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit).map((row) => ({ row, receipts: conversation }));
      return {
        messages: await messagesOf(db, page.toReversed()),
        hasEarlier: rows.length > limit,
        firstUnread: await findFirstUnread(db, conversation),
        draft: conversation.draft,
      };
    },
  ),

  /** Everything incoming up to the message was on screen. Null when that was known before. */
  "conversation:displayed": write(
    async (
      db,
      { peer, through }: { readonly peer: InboxAddress; readonly through: MessageId },
    ): Promise<ConversationSummary | null> => {
      const message =
        (await findMessage.first(db, { id: through, isOwn: 0, peer })) ??
        (await findMessage.first(db, { id: through, isOwn: 1, peer }));
      if (message === undefined) return null;
      const isNews = await markReadThrough(db, { peer, position: message.position });
      return isNews ? readSummary(db, peer) : null;
    },
  ),

  "draft:save": write(
    async (
      db,
      { peer, text }: { readonly peer: InboxAddress; readonly text: string },
    ): Promise<ConversationSummary> => {
      await ensureConversation(db, peer);
      await db.updateTable("conversation").set({ draft: text }).where("peer", "=", peer).execute();
      return readSummary(db, peer);
    },
  ),
};

const EMPTY_PAGE: ConversationPage = {
  messages: [],
  hasEarlier: false,
  firstUnread: null,
  draft: "",
};

function lastKeysOf(rows: readonly SummaryRow[]): string {
  return JSON.stringify(rows.flatMap(({ lastKey }) => (lastKey === null ? [] : [lastKey])));
}

function byRecency(a: ConversationSummary, b: ConversationSummary): number {
  return (b.last?.at ?? "").localeCompare(a.last?.at ?? "");
}
