import { sql } from "kysely";
import type { Migration } from "kysely/migration";

export const messagesMigration: Migration = {
  up: async (db) => {
    await sql`create table message (
      key integer primary key, peer text not null, "isOwn" integer not null, id text not null,
      type text not null, text text not null, "sentAt" text not null, at text not null,
      position real not null, "isPlaced" integer not null, state text not null,
      "isAttempted" integer not null, failure text,
      unique (id, "isOwn", peer)) strict`.execute(db);
    await sql`create index message_page on message (peer, position)`.execute(db);
    await sql`create index message_incoming on message (peer, position)
      where "isOwn" = 0`.execute(db);
    await sql`create index message_waiting on message (peer, position)
      where "isPlaced" = 0`.execute(db);
    await sql`create index message_outbox on message (position)
      where state = 'sending'`.execute(db);
    await sql`create table conversation (
      peer text not null primary key, draft text not null default '',
      "unreadCount" integer not null default 0, "failedCount" integer not null default 0,
      "readThrough" real not null default 0, "reportedThrough" real not null default 0,
      "deliveredThrough" real not null default 0, "displayedThrough" real not null default 0)
      strict, without rowid`.execute(db);
    await sql`create table inbox (
      id integer primary key check (id = 1), cursor integer not null, "offset" integer not null)
      strict`.execute(db);
    await sql`insert into inbox (id, cursor, "offset") values (1, 0, 0)`.execute(db);
  },
};
