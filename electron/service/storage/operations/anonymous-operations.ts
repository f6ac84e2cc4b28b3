import type { Kysely } from "kysely";
import { operationsOver } from "../../../database/operation.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";

type Tables = Pick<WatcherTables, "anonymousHour"> & Pick<PresenceTables, "presentity">;
type Hour = WatcherTables["anonymousHour"];

const { write } = operationsOver<Tables>();

export const anonymousOperations = {
  /** Adds to what anonymous watchers did; returns the presentities of it that somebody has. */
  "anonymous:count": write(async (db, acts: readonly Hour[]) => {
    const kept = new Set<string>();
    for (const act of acts) {
      if (!(await isThere(db, act.presentity))) continue;
      await addToHour(db, act);
      kept.add(act.presentity);
    }
    return [...kept];
  }),
};

async function isThere(db: Kysely<Tables>, address: string): Promise<boolean> {
  const found = await db
    .selectFrom("presentity")
    .select("address")
    .where("address", "=", address)
    .executeTakeFirst();
  return found !== undefined;
}

async function addToHour(db: Kysely<Tables>, act: Hour): Promise<void> {
  await db
    .insertInto("anonymousHour")
    .values(act)
    .onConflict((conflict) =>
      conflict.columns(["presentity", "hour"]).doUpdateSet((row) => ({
        fetches: row("anonymousHour.fetches", "+", row.ref("excluded.fetches")),
        litFetches: row("anonymousHour.litFetches", "+", row.ref("excluded.litFetches")),
        subscribes: row("anonymousHour.subscribes", "+", row.ref("excluded.subscribes")),
        cancels: row("anonymousHour.cancels", "+", row.ref("excluded.cancels")),
        refusals: row("anonymousHour.refusals", "+", row.ref("excluded.refusals")),
      })),
    )
    .execute();
}

/** Only hours that are over: within one, a number that moves tells when. */
export async function readAnonymous(
  db: Kysely<Pick<WatcherTables, "anonymousHour">>,
  {
    presentity,
    from,
    anonymousUntil,
  }: { readonly presentity: string; readonly from: string; readonly anonymousUntil: string },
): Promise<Hour[]> {
  return db
    .selectFrom("anonymousHour")
    .selectAll()
    .where("presentity", "=", presentity)
    .where("hour", ">=", from)
    .where("hour", "<", anonymousUntil)
    .orderBy("hour")
    .execute();
}
