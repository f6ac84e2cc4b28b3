import { sql } from "kysely";
import type { Migration } from "kysely/migration";

export const receiptsMigration: Migration = {
  up: async (db) => {
    await sql`create table receipt (
      peer text not null, state text not null, through real not null, at text,
      primary key (peer, state, through)) strict, without rowid`.execute(db);
    // When these were given was never kept. Without them, what they cover would seem to have come
    // so far with the next receipt only.
    await sql`insert into receipt (peer, state, through)
      select peer, 'delivered', "deliveredThrough" from conversation where "deliveredThrough" > 0
      union all
      select peer, 'displayed', "displayedThrough" from conversation where "displayedThrough" > 0`.execute(
      db,
    );
  },
};
