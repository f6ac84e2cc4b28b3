import type { Kysely } from "kysely";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { MessageTables } from "../tables/message-tables.ts";

type Item = Omit<MessageTables["inboxItem"], "sequence">;

const advance = prepareQuery(
  (db: Kysely<MessageTables>, param: Param<{ readonly inbox: string }>) =>
    db
      .updateTable("inbox")
      .set((inbox) => ({ last: inbox("last", "+", 1) }))
      .where("principal", "=", param("inbox"))
      .returning("last"),
);

const insert = prepareQuery((db: Kysely<MessageTables>, param: Param<MessageTables["inboxItem"]>) =>
  db.insertInto("inboxItem").values({
    inbox: param("inbox"),
    sequence: param("sequence"),
    kind: param("kind"),
    message: param("message"),
    peer: param("peer"),
    state: param("state"),
    at: param("at"),
  }),
);

/** Puts an item at the end of an inbox; `undefined` when there is no such inbox. */
export async function appendItem(
  db: Kysely<MessageTables>,
  item: Item,
): Promise<number | undefined> {
  // The row of the inbox is what makes the sequence free of gaps: it is locked until the commit.
  const row = await advance.first(db, item);
  if (row === undefined) return undefined;
  await insert.run(db, { ...item, sequence: row.last });
  return row.last;
}
