import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const watchersMigration: Migration = {
  up: async (db) => {
    await sql`create table "accessRule" (
      "presentity" text not null,
      "watcher" text not null,
      "id" text not null,
      "handling" text not null,
      "decidedAt" text not null,
      primary key ("presentity", "watcher")) strict, without rowid`.execute(db);
    await sql`create table "subscription" (
      "presentity" text not null,
      "watcher" text not null,
      "id" text not null unique,
      "state" text not null,
      "event" text not null,
      "createdAt" text not null,
      "stateSince" text not null,
      primary key ("presentity", "watcher")) strict, without rowid`.execute(db);
    await sql`create index "subscriptionByWatcher" on "subscription" ("watcher", "state")`.execute(
      db,
    );
    // Small: only what waits for an answer is in it.
    await sql`create index "subscriptionUnanswered" on "subscription"
      ("presentity", "createdAt") where "state" in ('pending', 'waiting')`.execute(db);
    await sql`create index "subscriptionPending" on "subscription" ("stateSince")
      where "state" = 'pending'`.execute(db);
    await sql`create table "watcherEntry" (
      "presentity" text not null,
      "watcher" text not null,
      "authenticationLevel" text not null,
      "firstAt" text not null,
      "lastAt" text not null,
      "lastFetchAt" text,
      "lastShown" text not null,
      primary key ("presentity", "watcher")) strict, without rowid`.execute(db);
    await sql`create table "watcherDay" (
      "presentity" text not null,
      "watcher" text not null,
      "day" text not null,
      "fetches" integer not null,
      "intervals" integer not null,
      "intervalSum" real not null,
      "intervalSquares" real not null,
      "subscribes" integer not null,
      "cancels" integer not null,
      "refusals" integer not null,
      primary key ("presentity", "watcher", "day")) strict, without rowid`.execute(db);
    await sql`create table "fetchMark" (
      "presentity" text not null,
      "watcher" text not null,
      "at" text not null,
      "count" integer not null,
      "isLit" integer not null,
      primary key ("presentity", "watcher", "at")) strict, without rowid`.execute(db);
    await sql`create table "stay" (
      "presentity" text not null,
      "watcher" text not null,
      "from" text not null,
      "to" text,
      "view" text not null,
      primary key ("presentity", "watcher", "from")) strict, without rowid`.execute(db);
    await sql`create table "refusalMark" (
      "presentity" text not null,
      "watcher" text not null,
      "at" text not null,
      "count" integer not null,
      primary key ("presentity", "watcher", "at")) strict, without rowid`.execute(db);
  },
};
