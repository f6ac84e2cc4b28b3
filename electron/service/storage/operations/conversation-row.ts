import type { Kysely } from "kysely";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { MessageTables } from "../tables/message-tables.ts";

type Row = MessageTables["conversation"];
type Progress = Pick<Row, "inbox" | "peer" | "delivered" | "displayed">;

const select = prepareQuery(
  (db: Kysely<MessageTables>, param: Param<{ readonly inbox: string; readonly peer: string }>) =>
    db
      .selectFrom("conversation")
      .selectAll()
      .where("inbox", "=", param("inbox"))
      .where("peer", "=", param("peer")),
);

const replace = prepareQuery((db: Kysely<MessageTables>, param: Param<Row>) =>
  db
    .insertInto("conversation")
    .values({
      inbox: param("inbox"),
      peer: param("peer"),
      delivered: param("delivered"),
      displayed: param("displayed"),
      toldDelivered: param("toldDelivered"),
      toldDisplayed: param("toldDisplayed"),
    })
    .onConflict((conflict) =>
      conflict.columns(["inbox", "peer"]).doUpdateSet((row) => ({
        delivered: row.ref("excluded.delivered"),
        displayed: row.ref("excluded.displayed"),
        toldDelivered: row.ref("excluded.toldDelivered"),
        toldDisplayed: row.ref("excluded.toldDisplayed"),
      })),
    ),
);

/** How far a conversation has come; all zero before its first message. */
export async function readConversation(
  db: Kysely<MessageTables>,
  { inbox, peer }: Pick<Row, "inbox" | "peer">,
): Promise<Row> {
  const row = await select.first(db, { inbox, peer });
  return row ?? { inbox, peer, delivered: 0, displayed: 0, toldDelivered: 0, toldDisplayed: 0 };
}

export function writeConversation(db: Kysely<MessageTables>, row: Row): Promise<number> {
  return replace.run(db, row);
}

/** Moves forward only. What was displayed has been delivered. False when nothing moved. */
export async function advanceConversation(
  db: Kysely<MessageTables>,
  progress: Progress,
): Promise<boolean> {
  const row = await readConversation(db, progress);
  const displayed = Math.max(row.displayed, progress.displayed);
  const delivered = Math.max(row.delivered, progress.delivered, displayed);
  if (delivered === row.delivered && displayed === row.displayed) return false;
  await writeConversation(db, { ...row, delivered, displayed });
  return true;
}
