import type { Kysely } from "kysely";
import type { Visibility } from "../../../../shared/contract/visibility.ts";
import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import { operationsOver } from "../../../database/operation.ts";
import { hiddenIdentityOf } from "../../visibility/hidden-identity.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { VisibilityTables } from "../tables/visibility-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";

type Tables = VisibilityTables &
  Pick<WatcherTables, "subscription"> &
  Pick<PresenceTables, "apartView" | "presentity">;

const { read, write } = operationsOver<Tables>();

export interface VisibilityToSave extends Visibility {
  readonly watcher: string;
}

export const visibilityOperations = {
  "visibility:find": read(async (db, watcher: string) => ({
    chosen: await db
      .selectFrom("visibility")
      .select("rule")
      .where("watcher", "=", watcher)
      .executeTakeFirst(),
    exceptions: await db
      .selectFrom("visibilityException")
      .select(["presentity", "rule"])
      .where("watcher", "=", watcher)
      .orderBy("presentity")
      .execute(),
  })),
  "visibility:save": write(async (db, { watcher, rule, exceptions }: VisibilityToSave) => {
    const chosen = { rule, isSettled: 0 as const };
    await db
      .insertInto("visibility")
      .values({ watcher, ...chosen })
      .onConflict((conflict) => conflict.column("watcher").doUpdateSet(chosen))
      .execute();
    await db.deleteFrom("visibilityException").where("watcher", "=", watcher).execute();
    if (exceptions.length === 0) return;
    const rows = exceptions.map((exception) => ({ watcher, ...exception }));
    await db.insertInto("visibilityException").values(rows).execute();
  }),
  "visibility:settle": write(async (db, watcher: string) => {
    await db
      .updateTable("visibility")
      .set({ isSettled: 1 })
      .where("watcher", "=", watcher)
      .execute();
  }),
  "visibility:unsettled": read(async (db) =>
    db.selectFrom("visibility").select("watcher").where("isSettled", "=", 0).execute(),
  ),
  "visibility:related": read(async (db, watcher: string) => {
    const identities = identitiesOf(watcher);
    return db
      .selectFrom("subscription")
      .select("presentity")
      .where("watcher", "in", identities)
      .union((query) =>
        query.selectFrom("apartView").select("presentity").where("watcher", "in", identities),
      )
      .execute();
  }),
  "visibility:watches": read(
    async (db, { watcher, other }: { readonly watcher: string; readonly other: string }) =>
      watches(db, watcher, other),
  ),
};

/** Hidden or not: what they hold they watch. */
async function watches(db: Kysely<Tables>, watcher: string, other: string): Promise<boolean> {
  const held = await db
    .selectFrom("subscription")
    .innerJoin("presentity", "presentity.address", "subscription.presentity")
    .select("subscription.id")
    .where("subscription.watcher", "in", identitiesOf(watcher))
    .where("presentity.owner", "=", other)
    .where("subscription.state", "!=", "terminated")
    .executeTakeFirst();
  return held !== undefined;
}

function identitiesOf(watcher: string): string[] {
  return [watcher, hiddenIdentityOf(PrincipalAddress.parse(watcher))];
}
