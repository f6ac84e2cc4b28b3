import { type Migration } from "kysely/migration";
import { sql } from "kysely";

/** A rule was one decision about one person; now it is whatever its grant says. */
export const accessRulesMigration: Migration = {
  up: async (db) => {
    await sql`alter table "accessRule" rename to "decidedPerson"`.execute(db);
    await sql`create table "accessRule" (
      "presentity" text not null,
      "id" text not null,
      "kind" text not null,
      "subject" text not null,
      "grant" text not null,
      "isTimed" integer not null,
      "handling" text not null,
      "decidedAt" text not null,
      primary key ("presentity", "id")) strict, without rowid`.execute(db);
    await sql`create index "accessRuleBySubject" on "accessRule"
      ("presentity", "kind", "subject")`.execute(db);
    // Small: only what time alone changes is in it.
    await sql`create index "accessRuleTimed" on "accessRule" ("presentity") where "isTimed" = 1`.execute(
      db,
    );
    await sql`insert into "accessRule"
      select "presentity", "id", 'person', "watcher", json_object(
        'condition', json_object('kind', 'person', 'person', "watcher"),
        'minimumLevel', 'anonymous',
        'validity', null,
        'handling', "handling",
        'permits', json('{"fetch":true,"subscribe":true}'),
        'shows', json('{"devices":"each","means":"all","activities":true,"mood":true,"place":true,
          "notes":true,"userInput":"full","lastSeen":"exact","markup":true}'),
        'hours', null), 0, "handling", "decidedAt" from "decidedPerson"`.execute(db);
    await sql`drop table "decidedPerson"`.execute(db);
  },
};
