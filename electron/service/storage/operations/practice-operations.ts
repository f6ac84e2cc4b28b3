import { operationsOver } from "../../../database/operation.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";

const { read, write } = operationsOver<Pick<BuddyTables, "practiceCharacter" | "practiceGuest">>();

export const practiceOperations = {
  "practice:cast": read(async (db) => db.selectFrom("practiceCharacter").selectAll().execute()),
  "practice:add": write(async (db, character: BuddyTables["practiceCharacter"]) => {
    await db.insertInto("practiceCharacter").values(character).execute();
  }),
  "practice:guests": read(async (db) =>
    db.selectFrom("practiceGuest").select("principal").execute(),
  ),
  /** Whether they had not been invited before. */
  "practice:invite": write(async (db, guest: BuddyTables["practiceGuest"]) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("practiceGuest")
      .values(guest)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }),
};
