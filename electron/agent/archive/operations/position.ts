import type { Kysely } from "kysely";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema } from "../schema.ts";
import { findLastMessage } from "./archived-message.ts";

/** Beyond every sequence: what the inbox has not placed yet stands at the end, in the order it was written. */
export const FIRST_WAITING_POSITION = 2 ** 40;

// A million messages may fail in one conversation before they run into the next whole position.
const STEP = 2 ** -20;

const findLastPlaced = prepareQuery(
  (db: Kysely<ArchiveSchema>, param: Param<{ readonly peer: string; readonly before: number }>) =>
    db
      .selectFrom("message")
      .select("position")
      .where("peer", "=", param("peer"))
      .where("position", "<", param("before"))
      .orderBy("position", "desc")
      .limit(1),
);

/** At the very end of the conversation. */
export async function waitingPosition(db: Kysely<ArchiveSchema>, peer: string): Promise<number> {
  const last = await findLastMessage.first(db, { peer });
  return Math.max(FIRST_WAITING_POSITION, (last?.position ?? 0) + 1);
}

/** After what is there by now: where a failed message stays while the conversation goes on below it. */
export async function stoppedPosition(db: Kysely<ArchiveSchema>, peer: string): Promise<number> {
  const last = await findLastPlaced.first(db, { peer, before: FIRST_WAITING_POSITION });
  return (last?.position ?? 0) + STEP;
}
