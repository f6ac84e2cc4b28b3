import { type Migration } from "kysely/migration";
import { sql } from "kysely";

const NONE = '{"activities":[],"moods":[],"place":null,"timeOffset":null,"noteLanguage":null}';

export const statusDetailsMigration: Migration = {
  up: async (db) => {
    await sql`alter table "statusSetting"
      add column "details" text not null default ${sql.lit(NONE)}`.execute(db);
    await sql`alter table "statusSetting" add column "thenDetails" text`.execute(db);
  },
};
