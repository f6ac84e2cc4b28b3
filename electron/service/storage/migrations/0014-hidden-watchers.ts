import { type Migration } from "kysely/migration";
import { sql } from "kysely";

/**
 * What becomes of watchers who hide. `hiddenWatcher` is never read for an owner: it is what lets a change of
 * rules reach them. `anonymousHour` is all that an owner learns of them.
 */
export const hiddenWatchersMigration: Migration = {
  up: async (db) => {
    await sql`create table "hiddenWatcher" (
      "presentity" text not null,
      "watcher" text not null,
      "lastAt" text not null,
      primary key ("presentity", "watcher")) strict, without rowid`.execute(db);
    await sql`create table "anonymousHour" (
      "presentity" text not null,
      "hour" text not null,
      "fetches" integer not null,
      "litFetches" integer not null,
      "subscribes" integer not null,
      "cancels" integer not null,
      "refusals" integer not null,
      primary key ("presentity", "hour")) strict, without rowid`.execute(db);
    await sql`create table "closedToHidden" (
      "presentity" text not null primary key) strict, without rowid`.execute(db);
  },
};
