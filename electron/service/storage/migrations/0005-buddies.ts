import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const buddiesMigration: Migration = {
  up: async (db) => {
    await sql`create table "buddy" (
      "owner" text not null,
      "presentity" text not null,
      "name" text not null,
      "groups" text not null,
      "addedAt" text not null,
      primary key ("owner", "presentity")) strict, without rowid`.execute(db);
    await sql`create table "practiceCharacter" (
      "role" text not null primary key,
      "principal" text not null unique,
      "deviceId" text not null) strict, without rowid`.execute(db);
    await sql`create table "practiceGuest" (
      "principal" text not null primary key,
      "invitedAt" text not null) strict, without rowid`.execute(db);
  },
};
