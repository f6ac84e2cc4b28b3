import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const presenceMigration: Migration = {
  up: async (db) => {
    await sql`create table "statusSetting" (
      "principal" text not null primary key,
      "choice" text not null,
      "note" text not null,
      "until" text,
      "thenChoice" text,
      "thenNote" text,
      "setAt" text not null) strict, without rowid`.execute(db);
    await sql`create index "statusSettingByUntil" on "statusSetting" ("until")
      where "until" is not null`.execute(db);
    await sql`create table "publication" (
      "principal" text not null,
      "deviceId" text not null,
      "label" text not null,
      "userInput" text not null,
      primary key ("principal", "deviceId")) strict, without rowid`.execute(db);
    await sql`create table "presenceView" (
      "principal" text not null primary key,
      "view" text not null,
      "signedOffAt" text,
      "signedOffBasic" text not null) strict`.execute(db);
    await sql`create table "apartView" (
      "presentity" text not null,
      "watcher" text not null,
      "document" text not null,
      "returnsFrom" text,
      primary key ("presentity", "watcher")) strict, without rowid`.execute(db);
    await sql`create table "lightInterval" (
      "presentity" text not null,
      "from" text not null,
      "to" text,
      "brightness" text not null,
      primary key ("presentity", "from")) strict, without rowid`.execute(db);
    await sql`create table "presenceAlive" (
      "only" integer not null primary key check ("only" = 1),
      "at" text not null) strict`.execute(db);
  },
};
