import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const informationReadersMigration: Migration = {
  up: async (db) => {
    await sql`create table "informationReader" (
      "presentity" text not null,
      "reader" text not null,
      "isAllowed" integer not null,
      "firstAt" text,
      "lastAt" text,
      "fetches" integer not null,
      "subscribes" integer not null,
      "cancels" integer not null,
      "refusals" integer not null,
      primary key ("presentity", "reader")) strict, without rowid`.execute(db);
  },
};
