import type { Kysely } from "kysely";
import { limits } from "../../../../shared/contract/limits.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";

type Tables = Pick<BuddyTables, "buddy">;
type Buddy = BuddyTables["buddy"];

const { read, write } = operationsOver<Tables>();

export const buddyOperations = {
  "buddy:list": read(async (db, owner: string) =>
    db.selectFrom("buddy").selectAll().where("owner", "=", owner).orderBy("addedAt").execute(),
  ),
  "buddy:find": read(
    async (db, { owner, presentity }: { readonly owner: string; readonly presentity: string }) =>
      findBuddy(db, owner, presentity),
  ),
  /** The line as it is now; undefined when there is none to change. */
  "buddy:change": write(async (db, changed: Omit<Buddy, "addedAt" | "person">) => {
    const { owner, presentity, name, groups } = changed;
    await db
      .updateTable("buddy")
      .set({ name, groups })
      .where("owner", "=", owner)
      .where("presentity", "=", presentity)
      .execute();
    return findBuddy(db, owner, presentity);
  }),
};

async function findBuddy(
  db: Kysely<Tables>,
  owner: string,
  presentity: string,
): Promise<Buddy | undefined> {
  return db
    .selectFrom("buddy")
    .selectAll()
    .where("owner", "=", owner)
    .where("presentity", "=", presentity)
    .executeTakeFirst();
}

/** Keeps the day on which somebody who is on the list already was added. Refuses with `too-many`. */
export async function putBuddy(db: Kysely<Tables>, buddy: Buddy): Promise<void> {
  const { name, groups } = buddy;
  await db
    .insertInto("buddy")
    .values(buddy)
    .onConflict((conflict) =>
      conflict.columns(["owner", "presentity"]).doUpdateSet({ name, groups }),
    )
    .execute();
  const { count } = await db
    .selectFrom("buddy")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("owner", "=", buddy.owner)
    .executeTakeFirstOrThrow();
  if (count > limits.buddies) {
    throw new AppError("too-many", `a buddy list has at most ${limits.buddies} lines`);
  }
}

export async function removeBuddy(
  db: Kysely<Tables>,
  { owner, presentity }: { readonly owner: string; readonly presentity: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("buddy")
    .where("owner", "=", owner)
    .where("presentity", "=", presentity)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
