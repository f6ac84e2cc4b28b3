import type { Kysely } from "kysely";
import type { ShownView } from "../../../../shared/contract/watcher.ts";
import { operationsOver } from "../../../database/operation.ts";
import { nextStep, type SubscriptionCause } from "../../presence/subscription-machine.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";
import {
  type About,
  allRules,
  putRule,
  removePersonRules,
  replaceRules,
  type RuleRow,
  rulesAbout,
  rulesAboutWatchers,
} from "./access-rule-rows.ts";
import { closeStay, openStay, type Pair } from "./ledger-rows.ts";
import { removeApart, saveApart } from "./presence-operations.ts";

type Tables = WatcherTables & Pick<PresenceTables, "apartView"> & Pick<BuddyTables, "buddy">;
type Subscription = WatcherTables["subscription"];

const { read, write } = operationsOver<Tables>();

export interface AccessMove extends Pair {
  /** Takes the place of all rules about this person; null: there is none any more. Absent: they stay. */
  readonly rule?: RuleRow | null;
  readonly apart: Omit<PresenceTables["apartView"], keyof Pair> | null;
  readonly cause: SubscriptionCause;
  readonly view: ShownView;
  /** JSON of the filter of that view; null: they are not let in. */
  readonly shows: string | null;
  readonly now: string;
}

export interface RuleEdit {
  readonly presentity: string;
  readonly put: RuleRow | null;
  /** The id of the rule that goes. */
  readonly remove: string | null;
  /** What takes the place of all of them. */
  readonly replace: readonly RuleRow[] | null;
  readonly now: string;
}

/** The subscription that a decision met, before and after it. */
export interface DecidedSubscription {
  readonly before: Subscription | undefined;
  readonly after: Subscription | undefined;
}

export const accessOperations = {
  /** Which rules of these presentities can be about this watcher. */
  "access:about": read(async (db, asked: About) => ({
    ...(await rulesAbout(db, asked)),
    closed: await db
      .selectFrom("closedToHidden")
      .select("presentity")
      .where("presentity", "in", asked.presentities)
      .execute(),
  })),
  "access:list": read(async (db, presentity: string) => allRules(db, presentity)),
  "access:timed": read(async (db, presentity: string) =>
    db
      .selectFrom("accessRule")
      .selectAll()
      .where("presentity", "=", presentity)
      .where("isTimed", "=", 1)
      .execute(),
  ),
  /** All who were ever here, and what is needed to decide about them. */
  "access:watchers": read(async (db, presentity: string) => ({
    ...(await rulesAboutWatchers(db, presentity)),
    watchers: await db
      .selectFrom("watcherEntry as entry")
      .leftJoin("subscription as held", (join) =>
        join
          .onRef("held.presentity", "=", "entry.presentity")
          .onRef("held.watcher", "=", "entry.watcher")
          .on("held.state", "!=", "terminated"),
      )
      .select([
        "entry.watcher",
        "entry.authenticationLevel as lastLevel",
        "held.authenticationLevel",
        "held.state",
        "held.shows",
      ])
      .where("entry.presentity", "=", presentity)
      .execute(),
    hidden: await db
      .selectFrom("hiddenWatcher as entry")
      .leftJoin("subscription as held", (join) =>
        join
          .onRef("held.presentity", "=", "entry.presentity")
          .onRef("held.watcher", "=", "entry.watcher")
          .on("held.state", "!=", "terminated"),
      )
      .select(["entry.watcher", "held.authenticationLevel", "held.state", "held.shows"])
      .where("entry.presentity", "=", presentity)
      .execute(),
    isClosedToHidden: await isClosedToHidden(db, presentity),
  })),
  "access:is-closed-to-hidden": read(async (db, presentity: string) =>
    isClosedToHidden(db, presentity),
  ),
  /** Due at once, as rules are. */
  "access:close-to-hidden": write(
    async (
      db,
      asked: { readonly presentity: string; readonly isClosed: boolean; readonly now: string },
    ) => {
      const { presentity, isClosed, now } = asked;
      await db.deleteFrom("closedToHidden").where("presentity", "=", presentity).execute();
      if (isClosed) await db.insertInto("closedToHidden").values({ presentity }).execute();
      await setDue(db, { presentity, at: now });
    },
  ),
  "access:due": read(async (db) => db.selectFrom("accessDue").selectAll().execute()),
  "access:set-due": write(
    async (db, { presentity, at }: { readonly presentity: string; readonly at: string | null }) => {
      await (at === null
        ? db.deleteFrom("accessDue").where("presentity", "=", presentity).execute()
        : setDue(db, { presentity, at }));
    },
  ),
  /** Due at once, until everybody has been moved: nobody stays behind if the service ends meanwhile. */
  "access:edit": write(async (db, { presentity, put, remove, replace, now }: RuleEdit) => {
    if (replace !== null) await replaceRules(db, presentity, replace);
    if (put !== null) await putRule(db, put);
    if (remove !== null) {
      await db
        .deleteFrom("accessRule")
        .where("presentity", "=", presentity)
        .where("id", "=", remove)
        .execute();
    }
    await setDue(db, { presentity, at: now });
  }),
  /** The rule, what the watcher is shown from now on, and their subscription: all of it or nothing. */
  "access:move": write(async (db, decision: AccessMove): Promise<DecidedSubscription> => {
    if (decision.rule !== undefined) await removePersonRules(db, decision);
    if (decision.rule) await putRule(db, decision.rule);
    await (decision.apart === null
      ? removeApart(db, decision)
      : saveApart(db, { ...pairOf(decision), ...decision.apart }));
    return moveSubscription(db, decision);
  }),
};

async function isClosedToHidden(db: Kysely<Tables>, presentity: string): Promise<boolean> {
  const found = await db
    .selectFrom("closedToHidden")
    .select("presentity")
    .where("presentity", "=", presentity)
    .executeTakeFirst();
  return found !== undefined;
}

async function setDue(db: Kysely<Tables>, due: WatcherTables["accessDue"]): Promise<void> {
  await db
    .insertInto("accessDue")
    .values(due)
    .onConflict((conflict) => conflict.column("presentity").doUpdateSet({ at: due.at }))
    .execute();
}

function pairOf({ presentity, watcher }: Pair): Pair {
  return { presentity, watcher };
}

async function moveSubscription(
  db: Kysely<Tables>,
  { presentity, watcher, cause, view, shows, now }: AccessMove,
): Promise<DecidedSubscription> {
  const before = await db
    .selectFrom("subscription")
    .selectAll()
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .executeTakeFirst();
  if (before === undefined || before.state === "terminated") return { before, after: before };
  const step = nextStep(before.state, cause);
  const change = step === null ? { shows } : { ...step, shows, stateSince: now };
  const after = { ...before, ...change };
  await db
    .updateTable("subscription")
    .set(change)
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .execute();
  await moveStay(db, {
    presentity,
    watcher,
    at: now,
    view: after.state === "active" ? view : null,
  });
  return { before, after };
}

interface StayMove extends Pair {
  readonly at: string;
  /** Null: no longer active. */
  readonly view: ShownView | null;
}

async function moveStay(db: Kysely<Tables>, { view, ...move }: StayMove): Promise<void> {
  const open = await db
    .selectFrom("stay")
    .select("view")
    .where("presentity", "=", move.presentity)
    .where("watcher", "=", move.watcher)
    .where("to", "is", null)
    .executeTakeFirst();
  if (open !== undefined && open.view === view) return;
  await closeStay(db, move);
  if (view === null) return;
  await openStay(db, { ...move, view });
  await db
    .updateTable("watcherEntry")
    .set({ lastShown: view })
    .where("presentity", "=", move.presentity)
    .where("watcher", "=", move.watcher)
    .execute();
}
