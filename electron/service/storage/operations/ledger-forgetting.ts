import { type Kysely, type RawBuilder, sql } from "kysely";
import { limits, times } from "../../../../shared/contract/limits.ts";
import { operationsOver } from "../../../database/operation.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";
import { dayOf } from "./ledger-rows.ts";

type Tables = WatcherTables & Pick<PresenceTables, "lightInterval">;

const { read, write } = operationsOver<Tables>();

const DAY_MS = 86_400_000;

/** What the ledger keeps of the past, by the column that says until when it happened. */
const KEPT = [
  ["fetchMark", "at"],
  ["refusalMark", "at"],
  ["stay", "to"],
  ["lightInterval", "to"],
  ["anonymousHour", "hour"],
] as const;

export interface SpanChoice {
  readonly presentity: string;
  readonly days: number;
  /** In ms since the epoch: the end of the span. */
  readonly now: number;
}

export const ledgerForgettingOperations = {
  /** Null: the usual span. */
  "ledger:span": read(async (db, presentity: string) => {
    const row = await db
      .selectFrom("watcherSpan")
      .select("days")
      .where("presentity", "=", presentity)
      .executeTakeFirst();
    return row?.days ?? null;
  }),
  /** What lies before the span is gone in the same act. */
  "ledger:set-span": write(async (db, { presentity, days, now }: SpanChoice) => {
    await db
      .insertInto("watcherSpan")
      .values({ presentity, days })
      .onConflict((conflict) => conflict.column("presentity").doUpdateSet({ days }))
      .execute();
    await forget(db, cut(now, days), sql`"presentity" = ${presentity}`);
  }),
  /** Forgets of everybody what lies before their span, and all but the newest of what one pair did very often. */
  "ledger:prune": write(async (db, now: number) => {
    const chosen = await db.selectFrom("watcherSpan").selectAll().execute();
    const nobodyChose = sql`"presentity" not in (select "presentity" from "watcherSpan")`;
    await forget(db, cut(now, times.watcherSpanDays), nobodyChose);
    for (const { presentity, days } of chosen) {
      await forget(db, cut(now, days), sql`"presentity" = ${presentity}`);
    }
    await keepNewest(db);
  }),
};

function cut(now: number, days: number): string {
  return new Date(now - days * DAY_MS).toISOString();
}

async function forget(
  db: Kysely<Tables>,
  before: string,
  whose: RawBuilder<unknown>,
): Promise<void> {
  await sql`delete from "watcherDay" where "day" < ${dayOf(before)} and ${whose}`.execute(db);
  for (const [table, column] of KEPT) {
    await sql`delete from ${sql.table(table)}
      where ${sql.ref(column)} < ${before} and ${whose}`.execute(db);
  }
  for (const name of ["watcherEntry", "hiddenWatcher"]) {
    const table = sql.table(name);
    await sql`delete from ${table} where "lastAt" < ${before} and ${whose} and not exists (
      select 1 from "subscription" where "subscription"."presentity" = ${table}."presentity"
        and "subscription"."watcher" = ${table}."watcher"
        and "subscription"."state" != 'terminated')`.execute(db);
  }
  await sql`update "informationReader" set "firstAt" = null, "lastAt" = null, "fetches" = 0,
    "subscribes" = 0, "cancels" = 0, "refusals" = 0
    where "lastAt" < ${before} and ${whose}`.execute(db);
  await sql`delete from "informationReader"
    where "isAllowed" = 0 and "lastAt" is null and ${whose}`.execute(db);
  // That somebody was there before is forgotten like everything else of then.
  await sql`update "watcherEntry" set "firstAt" = min(${before}, "lastAt")
    where "firstAt" < min(${before}, "lastAt") and ${whose}`.execute(db);
}

async function keepNewest(db: Kysely<Tables>): Promise<void> {
  const limit = limits.watcherMarks;
  await sql`delete from "stay" where "to" is not null and ("presentity", "watcher", "from") in (
    select "presentity", "watcher", "from" from (
      select "presentity", "watcher", "from", row_number() over (
        partition by "presentity", "watcher" order by "from" desc) as "place" from "stay") as "ranked"
    where "place" > ${limit})`.execute(db);
  await sql`delete from "lightInterval" where "to" is not null and ("presentity", "from") in (
    select "presentity", "from" from (
      select "presentity", "from", row_number() over (
        partition by "presentity" order by "from" desc) as "place" from "lightInterval") as "ranked"
    where "place" > ${limit})`.execute(db);
}
