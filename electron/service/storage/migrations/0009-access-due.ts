import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const accessDueMigration: Migration = {
  up: async (db) => {
    await sql`create table "accessDue" (
      "presentity" text not null primary key,
      "at" text not null) strict, without rowid`.execute(db);
  },
};
