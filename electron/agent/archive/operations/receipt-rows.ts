import { type Kysely, type Selectable, sql } from "kysely";
import type { ReceiptState } from "../../../../shared/contract/message.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema, ReceiptTable } from "../schema.ts";

type Db = Kysely<ArchiveSchema>;
type ReceiptRow = Selectable<ReceiptTable>;

const insertReceipt = prepareQuery((db: Db, param: Param<ReceiptRow>) =>
  db.insertInto("receipt").values({
    peer: param("peer"),
    state: param("state"),
    through: param("through"),
    at: param("at"),
  }),
);

const deleteDelivered = prepareQuery((db: Db, param: Param<Pick<ReceiptRow, "peer" | "through">>) =>
  db
    .deleteFrom("receipt")
    .where("peer", "=", param("peer"))
    .where("state", "=", sql.lit("delivered"))
    .where("through", "<=", param("through")),
);

/** Only for one that reaches further than all before it of its state. */
export async function keepReceipt(db: Db, receipt: ReceiptRow): Promise<void> {
  await insertReceipt.run(db, receipt);
  // All that those covered is displayed now, so nobody asks for them any more.
  if (receipt.state === "displayed") await deleteDelivered.run(db, receipt);
}

export interface Covered {
  /** Of the message. */
  readonly key: number;
  readonly peer: string;
  readonly state: ReceiptState;
  /** Placed, so a whole number, which JSON carries as it is. */
  readonly position: number;
}

// The receipt that covered a position first: those that came later all reach further.
const findTimes = prepareQuery((db: Db, param: Param<{ readonly covered: string }>) =>
  db.selectFrom(sql`json_each(${param("covered")})`.as("covered")).select((eb) => [
    sql<number>`covered.value ->> 0`.as("key"),
    eb
      .selectFrom("receipt")
      .select("at")
      .where("peer", "=", sql<string>`covered.value ->> 1`)
      .where("state", "=", sql<ReceiptState>`covered.value ->> 2`)
      .where("through", ">=", sql<number>`covered.value ->> 3`)
      .orderBy("through")
      .limit(1)
      .as("at"),
  ]),
);

/** When they came into these states, by the message's key; null where that was not kept. */
export async function readReceiptTimes(
  db: Db,
  covered: readonly Covered[],
): Promise<ReadonlyMap<number, string | null>> {
  if (covered.length === 0) return new Map();
  const rows = covered.map(({ key, peer, state, position }) => [key, peer, state, position]);
  const found = await findTimes.all(db, { covered: JSON.stringify(rows) });
  return new Map(found.map(({ key, at }) => [key, at]));
}
