import { type Migration } from "kysely/migration";
import { sql } from "kysely";

/** Who may learn that somebody watches. Whoever never chose has no row. */
export const visibilityMigration: Migration = {
  up: async (db) => {
    await sql`create table "visibility" (
      "watcher" text not null primary key,
      "rule" text not null,
      "isSettled" integer not null) strict, without rowid`.execute(db);
    await sql`create index "visibilityUnsettled" on "visibility" ("watcher")
      where "isSettled" = 0`.execute(db);
    await sql`create table "visibilityException" (
      "watcher" text not null,
      "presentity" text not null,
      "rule" text not null,
      primary key ("watcher", "presentity")) strict, without rowid`.execute(db);
  },
};
