import { type Kysely, sql } from "kysely";
import { limits } from "../../../../shared/contract/limits.ts";
import {
  addInterval,
  type IntervalSums,
  isPause,
  NO_INTERVALS,
} from "../../../../shared/model/watch-statistics.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import { isHiddenIdentity } from "../../visibility/hidden-identity.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";
import { rulesAboutWatchers } from "./access-rule-rows.ts";
import { readAnonymous } from "./anonymous-operations.ts";
import {
  type Act,
  addToDay,
  dayOf,
  grainOf,
  type Pair,
  recordRefusal,
  touchEntry,
} from "./ledger-rows.ts";

type Tables = WatcherTables &
  Pick<AccountTables, "account"> &
  Pick<BuddyTables, "buddy"> &
  Pick<PresenceTables, "lightInterval">;

const { read, write } = operationsOver<Tables>();

/** One look, in the order they were taken. */
export interface FetchToRecord extends Act {
  readonly isLit: boolean;
}

export interface LedgerSpan {
  readonly presentity: string;
  readonly from: string;
  /** From here on fetches are told grain by grain, before it hour by hour. */
  readonly finelyFrom: string;
  /** Hours of anonymous watchers that begin then or later are not over yet. */
  readonly anonymousUntil: string;
}

// What a picture can hold; far beyond it nobody looks.
const MAX_STAYS = 20_000;
const MAX_MARKS = 50_000;

const findLastFetch = prepareQuery((db: Kysely<Tables>, param: Param<Pair>) =>
  db
    .selectFrom("watcherEntry")
    .select("lastFetchAt")
    .where("presentity", "=", param("presentity"))
    .where("watcher", "=", param("watcher")),
);

const sumIntervals = prepareQuery((db: Kysely<Tables>, param: Param<Pair>) =>
  db
    .selectFrom("watcherDay")
    .select((query) => [
      query.fn.sum<number>("intervals").as("count"),
      query.fn.sum<number>("intervalSum").as("sumMs"),
      query.fn.sum<number>("intervalSquares").as("sumOfSquares"),
    ])
    .where("presentity", "=", param("presentity"))
    .where("watcher", "=", param("watcher")),
);

type Mark = WatcherTables["fetchMark"];

const upsertMark = prepareQuery((db: Kysely<Tables>, param: Param<Mark>) =>
  db
    .insertInto("fetchMark")
    .values({
      presentity: param("presentity"),
      watcher: param("watcher"),
      at: param("at"),
      count: param("count"),
      isLit: param("isLit"),
    })
    .onConflict((conflict) =>
      conflict.columns(["presentity", "watcher", "at"]).doUpdateSet((row) => ({
        count: row("fetchMark.count", "+", row.ref("excluded.count")),
        isLit: row
          .case()
          .when("excluded.isLit", "=", 1)
          .then(1 as const)
          .else(row.ref("fetchMark.isLit"))
          .end(),
      })),
    ),
);

export const ledgerOperations = {
  "ledger:record": write(async (db, fetches: readonly FetchToRecord[]) => {
    for (const fetch of fetches) {
      await (fetch.shown === "refused" ? recordRefusal(db, fetch) : recordFetch(db, fetch));
    }
  }),
  /** Everything of one presentity's ledger that a span shows, table by table. */
  "ledger:read": read(async (db, span: LedgerSpan) => ({
    entries: await readEntries(db, span),
    decided: await rulesAboutWatchers(db, span.presentity),
    sums: await readSums(db, span),
    marks: await readMarks(db, span),
    stays: await db
      .selectFrom("stay")
      .select(["watcher", "from", "to", "view"])
      .where("presentity", "=", span.presentity)
      .where((where) => where.or([where("to", "is", null), where("to", ">=", span.from)]))
      .orderBy("from", "desc")
      .limit(MAX_STAYS)
      .execute(),
    refusals: await db
      .selectFrom("refusalMark")
      .select(["watcher", "at"])
      .where("presentity", "=", span.presentity)
      .where("at", ">=", grainOf(span.from))
      .orderBy("at")
      .limit(MAX_MARKS)
      .execute(),
    anonymous: await readAnonymous(db, span),
    light: await db
      .selectFrom("lightInterval")
      .select(["from", "to", "brightness"])
      .where("presentity", "=", span.presentity)
      .where((where) => where.or([where("to", "is", null), where("to", ">=", span.from)]))
      .orderBy("from", "desc")
      .limit(limits.watcherMarks)
      .execute(),
  })),
};

async function recordFetch(db: Kysely<Tables>, fetch: FetchToRecord): Promise<void> {
  const { presentity, watcher, at, isLit } = fetch;
  if (isHiddenIdentity(watcher)) return touchEntry(db, fetch);
  const spacing = await spacingOf(db, fetch);
  await touchEntry(db, fetch, true);
  await addToDay(db, fetch, {
    fetches: 1,
    intervals: spacing.count,
    intervalSum: spacing.sumMs,
    intervalSquares: spacing.sumOfSquares,
  });
  await upsertMark.run(db, {
    presentity,
    watcher,
    at: grainOf(at),
    count: 1,
    isLit: isLit ? 1 : 0,
  });
}

/** What this fetch adds to the rhythm: the interval since the one before, unless that was a pause. */
async function spacingOf(db: Kysely<Tables>, fetch: FetchToRecord): Promise<IntervalSums> {
  const last = (await findLastFetch.first(db, fetch))?.lastFetchAt ?? null;
  if (last === null) return NO_INTERVALS;
  const intervalMs = Date.parse(fetch.at) - Date.parse(last);
  // A clock that was put back says nothing about a rhythm.
  if (intervalMs < 0) return NO_INTERVALS;
  if (isPause(intervalMs, await rhythmOf(db, fetch))) return NO_INTERVALS;
  return addInterval(NO_INTERVALS, intervalMs);
}

async function rhythmOf(db: Kysely<Tables>, { presentity, watcher }: Pair): Promise<IntervalSums> {
  const row = await sumIntervals.first(db, { presentity, watcher });
  return {
    count: row?.count ?? 0,
    sumMs: row?.sumMs ?? 0,
    sumOfSquares: row?.sumOfSquares ?? 0,
  };
}

function readEntries(db: Kysely<Tables>, { presentity, from }: LedgerSpan) {
  return db
    .selectFrom("watcherEntry as entry")
    .innerJoin("account", "account.principal", "entry.watcher")
    .leftJoin("subscription", (join) =>
      join
        .onRef("subscription.presentity", "=", "entry.presentity")
        .onRef("subscription.watcher", "=", "entry.watcher"),
    )
    .select([
      "entry.watcher",
      "account.displayName",
      "entry.authenticationLevel",
      "entry.firstAt",
      "entry.lastAt",
      "entry.lastShown",
      "subscription.state",
      "subscription.event",
    ])
    .where("entry.presentity", "=", presentity)
    .where((where) =>
      where.or([
        where("entry.lastAt", ">=", from),
        where("subscription.state", "in", ["active", "pending", "waiting"]),
      ]),
    )
    .orderBy("entry.lastAt", "desc")
    .limit(limits.watchers)
    .execute();
}

function readSums(db: Kysely<Tables>, { presentity, from }: LedgerSpan) {
  return db
    .selectFrom("watcherDay")
    .select((query) => [
      "watcher",
      query.fn.sum<number>("fetches").as("fetches"),
      query.fn.sum<number>("intervals").as("intervals"),
      query.fn.sum<number>("intervalSum").as("intervalSum"),
      query.fn.sum<number>("intervalSquares").as("intervalSquares"),
      query.fn.sum<number>("subscribes").as("subscribes"),
      query.fn.sum<number>("cancels").as("cancels"),
      query.fn.sum<number>("refusals").as("refusals"),
    ])
    .where("presentity", "=", presentity)
    .where("day", ">=", dayOf(from))
    .groupBy("watcher")
    .execute();
}

async function readMarks(db: Kysely<Tables>, { presentity, from, finelyFrom }: LedgerSpan) {
  const hour = sql<string>`substr("at", 1, 13)`;
  const coarse = await db
    .selectFrom("fetchMark")
    .select((query) => [
      "watcher",
      query.fn.min("at").as("at"),
      query.fn.sum<number>("count").as("count"),
      query.fn.max<0 | 1>("isLit").as("isLit"),
    ])
    .where("presentity", "=", presentity)
    .where("at", ">=", grainOf(from))
    .where("at", "<", finelyFrom)
    .groupBy(["watcher", hour])
    .orderBy(hour)
    .limit(MAX_MARKS)
    .execute();
  const fine = await db
    .selectFrom("fetchMark")
    .select(["watcher", "at", "count", "isLit"])
    .where("presentity", "=", presentity)
    .where("at", ">=", finelyFrom)
    .orderBy("at")
    .limit(MAX_MARKS)
    .execute();
  return [...coarse, ...fine];
}
