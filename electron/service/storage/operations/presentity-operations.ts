import type { Kysely } from "kysely";
import { limits } from "../../../../shared/contract/limits.ts";
import type { StatusSetting } from "../../../../shared/contract/presence.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import { nextStep } from "../../presence/subscription-machine.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";
import { saveSetting } from "./presence-operations.ts";
import type { Cancelled } from "./subscription-operations.ts";

type Tables = PresenceTables & WatcherTables;

const { read, write } = operationsOver<Tables>();

export interface PresentityToMake {
  readonly presentity: PresenceTables["presentity"];
  readonly setting: StatusSetting;
}

export interface ProfileToKeep {
  readonly presentity: string;
  readonly says: Pick<PresenceTables["presentity"], "label" | "contacts" | "markup">;
  readonly delegates: readonly string[];
}

// Whatever hangs on a presentity and means nothing without it. Not the subscriptions: they say how they ended.
const ITS_OWN = [
  "presentityDelegate",
  "statusSetting",
  "presenceView",
  "apartView",
  "filteredView",
  "lightInterval",
  "accessRule",
  "accessDue",
  "watcherEntry",
  "watcherDay",
  "fetchMark",
  "stay",
  "refusalMark",
  "watcherSpan",
  "hiddenWatcher",
  "anonymousHour",
  "closedToHidden",
] as const;

export const presentityOperations = {
  /** Refuses with `name-taken` and `too-many`. */
  "presentity:create": write(async (db, { presentity, setting }: PresentityToMake) => {
    const owned = await db
      .selectFrom("presentity")
      .select("address")
      .where("owner", "=", presentity.owner)
      .execute();
    if (owned.some(({ address }) => address === presentity.address)) {
      throw new AppError("name-taken", "you have a presentity of this name already");
    }
    if (owned.length >= limits.presentities) {
      throw new AppError("too-many", `there are at most ${limits.presentities} presentities`);
    }
    // Of one that went by this address before, something may have been written while it was removed.
    await forget(db, presentity.address);
    await db.insertInto("presentity").values(presentity).execute();
    await saveSetting(db, { presentity: presentity.address, setting });
  }),
  "presentity:change": write(async (db, { presentity, says, delegates }: ProfileToKeep) => {
    await db.updateTable("presentity").set(says).where("address", "=", presentity).execute();
    await db.deleteFrom("presentityDelegate").where("presentity", "=", presentity).execute();
    if (delegates.length === 0) return;
    await db
      .insertInto("presentityDelegate")
      .values(delegates.map((delegate) => ({ presentity, delegate })))
      .execute();
  }),
  /** Returns the subscriptions that it ended, before and after it. */
  "presentity:remove": write(
    async (db, { presentity, now }: { readonly presentity: string; readonly now: string }) => {
      const held = await db
        .selectFrom("subscription")
        .selectAll()
        .where("presentity", "=", presentity)
        .where("state", "!=", "terminated")
        .execute();
      const ended = held.flatMap((before): Cancelled[] => {
        const step = nextStep(before.state, "noresource");
        return step === null ? [] : [{ before, after: { ...before, ...step, stateSince: now } }];
      });
      await db
        .updateTable("subscription")
        .set({ state: "terminated", event: "noresource", stateSince: now })
        .where("presentity", "=", presentity)
        .where("state", "!=", "terminated")
        .execute();
      await forget(db, presentity);
      await db.deleteFrom("presentity").where("address", "=", presentity).execute();
      return ended;
    },
  ),
  "presentity:delegated-to": read(async (db, delegate: string) =>
    db
      .selectFrom("presentityDelegate")
      .innerJoin("presentity", "presentity.address", "presentityDelegate.presentity")
      .select("presentity.address")
      .where("delegate", "=", delegate)
      .orderBy("presentity.createdAt")
      .limit(limits.delegatedToOne)
      .execute(),
  ),
};

async function forget(db: Kysely<Tables>, presentity: string): Promise<void> {
  for (const table of ITS_OWN) {
    await db.deleteFrom(table).where("presentity", "=", presentity).execute();
  }
}
