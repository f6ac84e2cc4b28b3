import { type Migration } from "kysely/migration";
import { sql } from "kysely";

const EVERYTHING =
  '{"devices":"each","means":"all","activities":true,"mood":true,"place":true,"notes":true,' +
  '"userInput":"full","lastSeen":"exact","markup":true}';

export const filteredViewsMigration: Migration = {
  up: async (db) => {
    await sql`create table "filteredView" (
      "presentity" text not null,
      "key" text not null,
      "filter" text not null,
      "view" text not null,
      primary key ("presentity", "key")) strict, without rowid`.execute(db);
    await sql`alter table "apartView"
      add column "shows" text not null default ${sql.lit(EVERYTHING)}`.execute(db);
    await sql`alter table "apartView" add column "tupleIds" text`.execute(db);
    await sql`alter table "apartView" add column "permits" text`.execute(db);
    await sql`alter table "subscription"
      add column "shows" text default ${sql.lit(EVERYTHING)}`.execute(db);
    await sql`alter table "subscription"
      add column "authenticationLevel" text not null default 'password'`.execute(db);
  },
};
