import { sql } from "kysely";
import { limits } from "../../../../shared/contract/limits.ts";
import { operationsOver } from "../../../database/operation.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";

type Tables = WatcherTables & Pick<AccountTables, "account"> & Pick<PresenceTables, "presentity">;

const { read, write } = operationsOver<Tables>();

export interface ReaderPair {
  readonly presentity: string;
  readonly reader: string;
}

export interface ReadingToRecord extends ReaderPair {
  readonly at: string;
  readonly fetches: number;
  readonly subscribes: number;
  readonly cancels: number;
  readonly refusals: number;
}

export const readerOperations = {
  "reader:may-read": read(async (db, { presentity, reader }: ReaderPair) => {
    const row = await db
      .selectFrom("informationReader")
      .select("isAllowed")
      .where("presentity", "=", presentity)
      .where("reader", "=", reader)
      .executeTakeFirst();
    return row?.isAllowed === 1;
  }),
  "reader:let": write(async (db, choice: ReaderPair & { readonly isAllowed: 0 | 1 }) => {
    const { presentity, reader, isAllowed } = choice;
    const allowed = await db
      .selectFrom("informationReader")
      .select("reader")
      .where("presentity", "=", presentity)
      .where("isAllowed", "=", 1)
      .execute();
    const others = allowed.filter((row) => row.reader !== reader);
    if (isAllowed === 1 && others.length >= limits.informationReaders / 2) return false;
    const nothing = { fetches: 0, subscribes: 0, cancels: 0, refusals: 0 };
    await db
      .insertInto("informationReader")
      .values({ presentity, reader, isAllowed, firstAt: null, lastAt: null, ...nothing })
      .onConflict((conflict) =>
        conflict.columns(["presentity", "reader"]).doUpdateSet({ isAllowed }),
      )
      .execute();
    // Who may no longer and never did leaves no trace.
    await db
      .deleteFrom("informationReader")
      .where("presentity", "=", presentity)
      .where("reader", "=", reader)
      .where("isAllowed", "=", 0)
      .where("lastAt", "is", null)
      .execute();
    return true;
  }),
  /** Only of a presentity that there is: made-up addresses fill nothing. */
  "reader:record": write(async (db, reading: ReadingToRecord) => {
    const { presentity, reader, at, fetches, subscribes, cancels, refusals } = reading;
    await sql`insert into "informationReader"
      select "address", ${reader}, 0, ${at}, ${at}, ${fetches}, ${subscribes}, ${cancels}, ${refusals}
        from "presentity" where "address" = ${presentity}
      on conflict ("presentity", "reader") do update set
        "firstAt" = coalesce("firstAt", excluded."firstAt"),
        "lastAt" = excluded."lastAt",
        "fetches" = "fetches" + excluded."fetches",
        "subscribes" = "subscribes" + excluded."subscribes",
        "cancels" = "cancels" + excluded."cancels",
        "refusals" = "refusals" + excluded."refusals"`.execute(db);
  }),
  "reader:list": read(
    async (db, { presentity, from }: { readonly presentity: string; readonly from: string }) =>
      db
        .selectFrom("informationReader as reader")
        .innerJoin("account", "account.principal", "reader.reader")
        .select([
          "reader.reader",
          "account.displayName",
          "reader.isAllowed",
          "reader.firstAt",
          "reader.lastAt",
          "reader.fetches",
          "reader.subscribes",
          "reader.cancels",
          "reader.refusals",
        ])
        .where("reader.presentity", "=", presentity)
        .where((where) =>
          where.or([where("reader.isAllowed", "=", 1), where("reader.lastAt", ">=", from)]),
        )
        .orderBy("reader.isAllowed", "desc")
        .orderBy("reader.lastAt", "desc")
        .limit(limits.informationReaders)
        .execute(),
  ),
};
