import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const watcherSpanMigration: Migration = {
  up: async (db) => {
    // Only of those who chose another span than the usual one.
    await sql`create table "watcherSpan" (
      "presentity" text not null primary key,
      "days" integer not null) strict, without rowid`.execute(db);
  },
};
