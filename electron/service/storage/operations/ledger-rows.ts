import type { Kysely } from "kysely";
import type { AuthenticationLevel } from "../../../../shared/contract/account.ts";
import type { ShownView } from "../../../../shared/contract/watcher.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import { isHiddenIdentity } from "../../visibility/hidden-identity.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";

// What several operations write into the ledger, each inside the transaction of what it is about.

export type LedgerTables = Pick<
  WatcherTables,
  "watcherEntry" | "watcherDay" | "fetchMark" | "stay" | "refusalMark" | "hiddenWatcher"
>;

export interface Pair {
  readonly presentity: string;
  readonly watcher: string;
}

export interface Act extends Pair {
  readonly at: string;
  readonly authenticationLevel: AuthenticationLevel;
  readonly shown: ShownView;
}

/** Acts within this much time are one mark with a count. */
const GRAIN_MS = 300_000;

export function grainOf(at: string): string {
  return new Date(Math.floor(Date.parse(at) / GRAIN_MS) * GRAIN_MS).toISOString();
}

export function dayOf(at: string): string {
  return at.slice(0, 10);
}

type Entry = WatcherTables["watcherEntry"];

const upsertEntry = prepareQuery((db: Kysely<LedgerTables>, param: Param<Entry>) =>
  db
    .insertInto("watcherEntry")
    .values({
      presentity: param("presentity"),
      watcher: param("watcher"),
      authenticationLevel: param("authenticationLevel"),
      firstAt: param("firstAt"),
      lastAt: param("lastAt"),
      lastFetchAt: param("lastFetchAt"),
      lastShown: param("lastShown"),
    })
    .onConflict((conflict) =>
      conflict.columns(["presentity", "watcher"]).doUpdateSet((row) => ({
        authenticationLevel: row.ref("excluded.authenticationLevel"),
        lastAt: row.ref("excluded.lastAt"),
        lastFetchAt: row.fn.coalesce("excluded.lastFetchAt", "watcherEntry.lastFetchAt"),
        lastShown: row.ref("excluded.lastShown"),
      })),
    ),
);

/**
 * The watcher did something and was shown something for it. Of somebody who hides only that is kept, apart
 * from the ledger, and nothing of what the functions below write: it is counted without them.
 */
export async function touchEntry(
  db: Kysely<LedgerTables>,
  { at, shown, ...act }: Act,
  isFetch = false,
): Promise<void> {
  const { presentity, watcher, authenticationLevel } = act;
  if (isHiddenIdentity(watcher)) return touchHidden(db, { presentity, watcher, lastAt: at });
  const lastFetchAt = isFetch ? at : null;
  await upsertEntry.run(db, {
    presentity,
    watcher,
    authenticationLevel,
    firstAt: at,
    lastAt: at,
    lastFetchAt,
    lastShown: shown,
  });
}

async function touchHidden(
  db: Kysely<LedgerTables>,
  { lastAt, ...pair }: WatcherTables["hiddenWatcher"],
): Promise<void> {
  await db
    .insertInto("hiddenWatcher")
    .values({ ...pair, lastAt })
    .onConflict((conflict) => conflict.columns(["presentity", "watcher"]).doUpdateSet({ lastAt }))
    .execute();
}

type Day = WatcherTables["watcherDay"];
type DaySums = Omit<Day, "presentity" | "watcher" | "day">;

const NOTHING: DaySums = {
  fetches: 0,
  intervals: 0,
  intervalSum: 0,
  intervalSquares: 0,
  subscribes: 0,
  cancels: 0,
  refusals: 0,
};

const upsertDay = prepareQuery((db: Kysely<LedgerTables>, param: Param<Day>) =>
  db
    .insertInto("watcherDay")
    .values({
      presentity: param("presentity"),
      watcher: param("watcher"),
      day: param("day"),
      fetches: param("fetches"),
      intervals: param("intervals"),
      intervalSum: param("intervalSum"),
      intervalSquares: param("intervalSquares"),
      subscribes: param("subscribes"),
      cancels: param("cancels"),
      refusals: param("refusals"),
    })
    .onConflict((conflict) =>
      conflict.columns(["presentity", "watcher", "day"]).doUpdateSet((row) => ({
        fetches: row("watcherDay.fetches", "+", row.ref("excluded.fetches")),
        intervals: row("watcherDay.intervals", "+", row.ref("excluded.intervals")),
        intervalSum: row("watcherDay.intervalSum", "+", row.ref("excluded.intervalSum")),
        intervalSquares: row(
          "watcherDay.intervalSquares",
          "+",
          row.ref("excluded.intervalSquares"),
        ),
        subscribes: row("watcherDay.subscribes", "+", row.ref("excluded.subscribes")),
        cancels: row("watcherDay.cancels", "+", row.ref("excluded.cancels")),
        refusals: row("watcherDay.refusals", "+", row.ref("excluded.refusals")),
      })),
    ),
);

/** Adds to the sums of the day that `at` falls on. */
export async function addToDay(
  db: Kysely<LedgerTables>,
  { presentity, watcher, at }: Pair & { readonly at: string },
  sums: Partial<DaySums>,
): Promise<void> {
  if (isHiddenIdentity(watcher)) return;
  await upsertDay.run(db, { ...NOTHING, ...sums, presentity, watcher, day: dayOf(at) });
}

/** An attempt that the rules refused: not a read, but what the owner needs to know (RFC 3857). */
export async function recordRefusal(db: Kysely<LedgerTables>, act: Act): Promise<void> {
  const { presentity, watcher, at } = act;
  if (isHiddenIdentity(watcher)) return;
  await touchEntry(db, { ...act, shown: "refused" });
  await addToDay(db, act, { refusals: 1 });
  await db
    .insertInto("refusalMark")
    .values({ presentity, watcher, at: grainOf(at), count: 1 })
    .onConflict((conflict) =>
      conflict.columns(["presentity", "watcher", "at"]).doUpdateSet((row) => ({
        count: row("refusalMark.count", "+", row.ref("excluded.count")),
      })),
    )
    .execute();
}

/** From here on the watcher holds an active subscription with this view. */
export async function openStay(
  db: Kysely<LedgerTables>,
  { presentity, watcher, at, view }: Pair & { readonly at: string; readonly view: ShownView },
): Promise<void> {
  if (isHiddenIdentity(watcher)) return;
  await db
    .insertInto("stay")
    .values({ presentity, watcher, from: at, to: null, view })
    // Cancelled and subscribed again within one millisecond: one stay.
    .onConflict((conflict) =>
      conflict.columns(["presentity", "watcher", "from"]).doUpdateSet({ to: null, view }),
    )
    .execute();
}

export async function closeStay(
  db: Kysely<LedgerTables>,
  { presentity, watcher, at }: Pair & { readonly at: string },
): Promise<void> {
  await db
    .updateTable("stay")
    .set({ to: at })
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .where("to", "is", null)
    .execute();
}
