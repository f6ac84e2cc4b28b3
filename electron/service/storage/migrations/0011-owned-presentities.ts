import { type Migration } from "kysely/migration";
import { sql } from "kysely";

/** Somebody can make presentities of their own, say more with them, and let others choose their status. */
export const ownedPresentitiesMigration: Migration = {
  up: async (db) => {
    await sql`alter table "presentity" add column "label" text not null default ''`.execute(db);
    // Each is read and written as a whole, by the owner alone.
    await sql`alter table "presentity" add column "contacts" text not null default '[]'`.execute(
      db,
    );
    await sql`alter table "presentity" add column "markup" text not null default '[]'`.execute(db);
    await sql`create table "presentityDelegate" (
      "presentity" text not null,
      "delegate" text not null,
      primary key ("presentity", "delegate")) strict, without rowid`.execute(db);
    await sql`create index "presentityByDelegate" on "presentityDelegate"
      ("delegate", "presentity")`.execute(db);
    await sql`alter table "statusSetting" add column "setBy" text`.execute(db);
    await sql`alter table "statusSetting" add column "thenSetBy" text`.execute(db);
  },
};
