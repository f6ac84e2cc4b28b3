import { type Migration } from "kysely/migration";
import { sql } from "kysely";

// Those whose column named a presentity by its only owner.
const OF_PRESENTITIES = [
  "apartView",
  "filteredView",
  "lightInterval",
  "accessRule",
  "accessDue",
  "subscription",
  "watcherEntry",
  "watcherDay",
  "fetchMark",
  "stay",
  "refusalMark",
];

/** A principal had one presentity, which went by their name; now a presentity has an address of its own. */
export const presentitiesMigration: Migration = {
  up: async (db) => {
    await sql`create table "presentity" (
      "address" text not null primary key,
      "owner" text not null,
      "createdAt" text not null) strict, without rowid`.execute(db);
    await sql`create index "presentityByOwner" on "presentity" ("owner", "createdAt")`.execute(db);
    await sql`insert into "presentity"
      select 'pres:' || "principal", "principal", "createdAt" from "account"`.execute(db);
    for (const name of ["statusSetting", "presenceView"]) {
      const table = sql.table(name);
      await sql`alter table ${table} rename column "principal" to "presentity"`.execute(db);
      await sql`update ${table} set "presentity" = 'pres:' || "presentity"`.execute(db);
    }
    for (const name of OF_PRESENTITIES) {
      await sql`update ${sql.table(name)} set "presentity" = 'pres:' || "presentity"`.execute(db);
    }
    await sql`alter table "buddy" add column "person" text not null default ''`.execute(db);
    await sql`update "buddy" set "person" = "presentity", "presentity" = 'pres:' || "presentity"`.execute(
      db,
    );
    await sql`create index "buddyByPerson" on "buddy" ("owner", "person")`.execute(db);
  },
};
