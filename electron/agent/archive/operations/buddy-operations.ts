import type { Kysely } from "kysely";
import type { PresentityAddress } from "../../../../shared/contract/address.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema, BuddyTable } from "../schema.ts";

/** A row as it crosses the thread; the watcher's side parses the JSON in it. */
export type BuddyRow = { readonly [Field in keyof BuddyTable]: BuddyTable[Field] };

const saveBuddy = prepareQuery((db: Kysely<ArchiveSchema>, param: Param<BuddyRow>) =>
  db.replaceInto("buddy").values({
    presentity: param("presentity"),
    name: param("name"),
    groups: param("groups"),
    addedAt: param("addedAt"),
    displayName: param("displayName"),
    subscription: param("subscription"),
    document: param("document"),
    asOf: param("asOf"),
  }),
);

const removeBuddy = prepareQuery(
  (db: Kysely<ArchiveSchema>, param: Param<{ readonly presentity: string }>) =>
    db.deleteFrom("buddy").where("presentity", "=", param("presentity")),
);

const saveKept = prepareQuery(
  (db: Kysely<ArchiveSchema>, param: Param<{ readonly name: string; readonly value: string }>) =>
    db.replaceInto("kept").values({ name: param("name"), value: param("value") }),
);

const { read, write } = operationsOver<ArchiveSchema>();

export const buddyOperations = {
  "buddy:list": read(async (db): Promise<BuddyRow[]> =>
    db.selectFrom("buddy").selectAll().execute(),
  ),

  "buddy:save": write(
    async (
      db,
      {
        saved,
        removed,
      }: {
        readonly saved: readonly BuddyRow[];
        readonly removed: readonly PresentityAddress[];
      },
    ): Promise<void> => {
      for (const row of saved) await saveBuddy.run(db, row);
      for (const presentity of removed) await removeBuddy.run(db, { presentity });
    },
  ),

  "kept:list": read(async (db) => db.selectFrom("kept").selectAll().execute()),

  /** A null value forgets the name. */
  "kept:save": write(
    async (
      db,
      { name, value }: { readonly name: string; readonly value: string | null },
    ): Promise<void> => {
      if (value !== null) await saveKept.run(db, { name, value });
      else await db.deleteFrom("kept").where("name", "=", name).execute();
    },
  ),
};
