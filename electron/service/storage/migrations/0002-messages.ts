import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const messagesMigration: Migration = {
  up: async (db) => {
    await sql`create table "inbox" (
      "principal" text not null primary key,
      "last" integer not null,
      "delivered" integer not null) strict, without rowid`.execute(db);
    // Ids grow with time, so the newest end of this index takes every insertion; by sender first it would be
    // one leaf per sender, all over the file.
    await sql`create table "message" (
      "number" integer primary key,
      "sender" text not null,
      "id" text not null,
      "recipient" text not null,
      "type" text not null,
      "text" text not null,
      "sentAt" text not null,
      "storedAt" text not null,
      unique ("id", "sender")) strict`.execute(db);
    await sql`create table "inboxItem" (
      "inbox" text not null,
      "sequence" integer not null,
      "kind" text not null,
      "message" integer not null,
      "peer" text not null,
      "state" text,
      "at" text,
      primary key ("inbox", "sequence")) strict, without rowid`.execute(db);
    await sql`create table "inboxCursor" (
      "deviceId" text not null primary key,
      "through" integer not null) strict, without rowid`.execute(db);
    await sql`create table "conversation" (
      "inbox" text not null,
      "peer" text not null,
      "delivered" integer not null,
      "displayed" integer not null,
      "toldDelivered" integer not null,
      "toldDisplayed" integer not null,
      primary key ("inbox", "peer")) strict, without rowid`.execute(db);
    await sql`create table "ignoredMessages" (
      "inbox" text not null,
      "sender" text not null,
      "count" integer not null,
      "firstAt" text not null,
      "lastAt" text not null,
      primary key ("inbox", "sender")) strict, without rowid`.execute(db);
  },
};
