import { sql } from "kysely";
import type { Migration } from "kysely/migration";

export const buddiesMigration: Migration = {
  up: async (db) => {
    await sql`create table buddy (
      presentity text not null primary key, name text not null, groups text not null,
      "addedAt" text not null, "displayName" text not null,
      subscription text, document text, "asOf" text) strict, without rowid`.execute(db);
    await sql`create table kept (
      name text not null primary key, value text not null) strict, without rowid`.execute(db);
  },
};
