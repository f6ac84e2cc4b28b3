import { type Migration } from "kysely/migration";
import { sql } from "kysely";

export const accountsMigration: Migration = {
  up: async (db) => {
    await sql`create table "serviceSetting" (
      "name" text not null primary key,
      "value" text not null) strict, without rowid`.execute(db);
    await sql`create table "account" (
      "id" text not null primary key,
      "name" text not null unique,
      "skeleton" text not null unique,
      "principal" text not null unique,
      "displayName" text not null,
      "passwordHash" text not null,
      "createdAt" text not null) strict`.execute(db);
    await sql`create table "device" (
      "id" text not null primary key,
      "accountId" text not null references "account" ("id"),
      "label" text not null,
      "kind" text not null,
      "tokenHash" text not null unique,
      "createdAt" text not null,
      "lastSeenAt" text not null,
      "endedAt" text,
      "endReason" text) strict`.execute(db);
    await sql`create index "deviceByAccount" on "device" ("accountId", "endedAt")`.execute(db);
    await sql`create table "invitation" (
      "codeHash" text not null primary key,
      "createdBy" text references "account" ("id"),
      "createdAt" text not null,
      "expiresAt" text not null,
      "usedBy" text references "account" ("id")) strict`.execute(db);
    await sql`create index "invitationByCreator" on "invitation" ("createdBy", "usedBy")`.execute(
      db,
    );
  },
};
