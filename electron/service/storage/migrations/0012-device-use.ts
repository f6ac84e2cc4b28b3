import { type Migration } from "kysely/migration";
import { sql } from "kysely";

/** What a device says of its use: when it was used last, and that it went away by itself. */
export const deviceUseMigration: Migration = {
  up: async (db) => {
    await sql`alter table "publication" add column "lastInput" text`.execute(db);
    await sql`alter table "publication" add column "awayStage" integer`.execute(db);
    await sql`alter table "publication" add column "awayNote" text`.execute(db);
  },
};
