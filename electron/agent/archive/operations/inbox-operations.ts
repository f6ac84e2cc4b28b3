import { type Kysely, sql } from "kysely";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type { InboxItem, MessageId } from "../../../../shared/contract/message.ts";
import { invariant } from "../../../../shared/result/invariant.ts";
import { operationsOver } from "../../../database/operation.ts";
import { prepareQuery, type Param } from "../../../database/prepared-query.ts";
import type { ArchiveSchema, InboxTable } from "../schema.ts";
import { applyItem, type Touched } from "./apply-inbox-item.ts";
import { changeOf, type ConversationChange } from "./conversation-rows.ts";
import { moveWaitingBehind } from "./position.ts";
import { findLastRead } from "./read-marker.ts";

export interface InboxBatch {
  /** Tells one's own messages from incoming ones. */
  readonly own: InboxAddress;
  /** In order, without gaps, beginning no later than right after the cursor. */
  readonly items: readonly InboxItem[];
}

export interface InboxProgress {
  readonly cursor: number;
  readonly change: ConversationChange;
}

const findInbox = prepareQuery((db: Kysely<ArchiveSchema>) => db.selectFrom("inbox").selectAll());

const moveCursor = prepareQuery(
  (db: Kysely<ArchiveSchema>, param: Param<{ readonly cursor: number }>) =>
    db.updateTable("inbox").set({ cursor: param("cursor") }),
);

const { read, write } = operationsOver<ArchiveSchema>();

export const inboxOperations = {
  "inbox:cursor": read(async (db): Promise<number> => (await readInbox(db)).cursor),

  /**
   * Items and cursor in one transaction, so that each item takes effect exactly once. Items the
   * cursor has passed are skipped.
   */
  "inbox:apply": write(async (db, { own, items }: InboxBatch): Promise<InboxProgress> => {
    const { cursor, offset } = await readInbox(db);
    const news = items.filter((item) => item.sequence > cursor);
    const touched: Touched = { keys: new Set(), peers: new Set(), placed: new Map() };
    for (const item of news) await applyItem(db, { item, own, offset, touched });
    for (const [peer, position] of touched.placed) {
      for (const key of await moveWaitingBehind(db, { peer, position })) touched.keys.add(key);
    }
    const last = news.at(-1)?.sequence ?? cursor;
    await moveCursor.run(db, { cursor: last });
    return { cursor: last, change: await changeOfKeys(db, touched) };
  }),

  /**
   * The inbox began anew (its service lost its data): everything kept so far stays before all that
   * comes now, and messages known by their id stay where they are.
   */
  "inbox:restart": write(async (db): Promise<void> => {
    const { rows } = await sql<{ position: number | null }>`
      select max(position) as position from message`.execute(db);
    const offset = Math.floor(rows[0]?.position ?? 0) + 1;
    await db.updateTable("inbox").set({ cursor: 0, offset }).execute();
  }),

  /** What was displayed here and not yet told to the service. */
  "displayed:unreported": read(async (db) => {
    const rows = await db
      .selectFrom("conversation")
      .selectAll()
      .whereRef("readThrough", ">", "reportedThrough")
      .execute();
    const displayed: { readonly peer: InboxAddress; readonly through: MessageId }[] = [];
    for (const row of rows) {
      const message = await findLastRead(db, row);
      if (message === undefined) continue;
      // Sound: only parsed addresses and ids are ever inserted.
      displayed.push({ peer: row.peer as InboxAddress, through: message.id as MessageId });
    }
    return displayed;
  }),

  "displayed:reported": write(
    async (
      db,
      { peer, through }: { readonly peer: InboxAddress; readonly through: MessageId },
    ): Promise<void> => {
      await sql`update conversation set "reportedThrough" = max("reportedThrough", coalesce(
        (select position from message where id = ${through} and "isOwn" = 0 and peer = ${peer}), 0))
        where peer = ${peer}`.execute(db);
    },
  ),
};

async function readInbox(db: Kysely<ArchiveSchema>): Promise<InboxTable> {
  const inbox = await findInbox.first(db, {});
  invariant(inbox !== undefined, "the first migration made the inbox's row");
  return inbox;
}

async function changeOfKeys(
  db: Kysely<ArchiveSchema>,
  touched: Touched,
): Promise<ConversationChange> {
  const rows = await db
    .selectFrom("message")
    .selectAll()
    .where(sql<boolean>`key in (select value from json_each(${JSON.stringify([...touched.keys])}))`)
    .orderBy("position")
    .execute();
  return changeOf(db, rows, touched.peers);
}
