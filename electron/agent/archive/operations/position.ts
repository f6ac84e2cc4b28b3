import { type Kysely, sql } from "kysely";
import type { ArchiveSchema } from "../schema.ts";
import { findLastMessage } from "./archived-message.ts";

/*
 * A message stands at its sequence in the inbox, so that all devices agree on the order. One's own
 * message has none until the service stored it: it waits a fraction above what was there when it was
 * written. So whatever comes new always stands below everything that is there.
 */

// A million messages may wait in one conversation before they run into the next whole position.
const STEP = 2 ** -20;

/** Below everything that is there by now, and above everything still to come. */
export async function waitingPosition(db: Kysely<ArchiveSchema>, peer: string): Promise<number> {
  const last = await findLastMessage.first(db, { peer });
  return (last?.position ?? 0) + STEP;
}

export interface Placed {
  readonly peer: string;
  /** Where the inbox has placed the newest of one's own messages. */
  readonly position: number;
}

/**
 * Lets those that still wait follow the ones that no longer do, in their order: they were written
 * later. What failed stays where it is. Answers the keys of the messages that moved.
 */
export async function moveWaitingBehind(
  db: Kysely<ArchiveSchema>,
  { peer, position }: Placed,
): Promise<readonly number[]> {
  const { rows } = await sql<{ key: number }>`
    with waiting as (
      select key, row_number() over (order by position) as place from message
      where peer = ${peer} and "isPlaced" = 0 and state <> 'failed' and position < ${position})
    update message set position = ${position} + waiting.place * ${STEP}
    from waiting where waiting.key = message.key returning message.key as key`.execute(db);
  return rows.map(({ key }) => key);
}
