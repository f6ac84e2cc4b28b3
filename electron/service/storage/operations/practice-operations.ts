import { operationsOver } from "../../../database/operation.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";

const { read, write } = operationsOver<Pick<BuddyTables, "practiceCharacter" | "practiceGuest">>();

export const practiceOperations = {
  "practice:characters": read(async (db) =>
    db.selectFrom("practiceCharacter").selectAll().execute(),
  ),
  "practice:add-character": write(async (db, character: BuddyTables["practiceCharacter"]) => {
    await db.insertInto("practiceCharacter").values(character).execute();
  }),
  "practice:guests": read(async (db) => db.selectFrom("practiceGuest").selectAll().execute()),
  "practice:invite": write(async (db, guest: BuddyTables["practiceGuest"]) => {
    await db
      .insertInto("practiceGuest")
      .values(guest)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }),
};
