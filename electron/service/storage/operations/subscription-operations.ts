import type { Kysely } from "kysely";
import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import { limits } from "../../../../shared/contract/limits.ts";
import { ownerOf } from "../../../../shared/model/address.ts";
import { operationsOver } from "../../../database/operation.ts";
import { nextStep, type SubscriptionCause } from "../../presence/subscription-machine.ts";
import { hiddenIdentityOf, principalBehind } from "../../visibility/hidden-identity.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";
import { putBuddy, removeBuddy } from "./buddy-operations.ts";
import {
  type Act,
  addToDay,
  closeStay,
  openStay,
  recordRefusal,
  touchEntry,
} from "./ledger-rows.ts";

type Tables = WatcherTables & Pick<AccountTables, "account"> & Pick<BuddyTables, "buddy">;
type Subscription = WatcherTables["subscription"];

const { read, write } = operationsOver<Tables>();

export interface SubscriptionToMake extends Act {
  readonly id: string;
  /** JSON of the filter they are let in with; null: they are not. */
  readonly shows: string | null;
  readonly cause: SubscriptionCause;
  readonly pendingPerWatcher: number;
  /** Put on the watcher's list in the same act; null: the list is not touched. */
  readonly buddy: { readonly name: string; readonly groups: readonly string[] } | null;
}

/** What became of a wish to subscribe. The last two leave nothing behind but a refusal in the ledger. */
export type Subscribing =
  | { readonly outcome: "held" | "made"; readonly subscription: Subscription }
  | { readonly outcome: "refused" | "too-many" };

/** By its id, or by whom it is about. */
export type SubscriptionToCancel = { readonly watcher: string; readonly now: string } & (
  | { readonly id: string }
  | { readonly presentity: string }
);

export interface Cancelled {
  readonly before: Subscription;
  readonly after: Subscription;
}

const UNANSWERED = ["pending", "waiting"] as const;
// What falls due at once is worked off in parts, so that nothing else has to wait for all of it.
const AT_ONCE = 500;

export const subscriptionOperations = {
  "subscription:subscribe": write(async (db, wish: SubscriptionToMake): Promise<Subscribing> => {
    const held = await findPair(db, wish.presentity, wish.watcher);
    const isHeld = held !== undefined && held.state !== "terminated";
    if (!isHeld) return make(db, wish);
    await addBuddy(db, wish);
    return { outcome: "held", subscription: held };
  }),
  /** Undefined when this watcher has no such subscription. */
  "subscription:cancel": write(async (db, asked: SubscriptionToCancel) => cancel(db, asked)),
  /** The buddy and the subscription, or neither. */
  "buddy:remove": write(
    async (
      db,
      asked: { readonly watcher: string; readonly presentity: string; readonly now: string },
    ) => {
      const wasThere = await removeBuddy(db, {
        owner: principalBehind(PrincipalAddress.parse(asked.watcher)),
        presentity: asked.presentity,
      });
      return { wasThere, cancelled: await cancel(db, asked) };
    },
  ),
  "subscription:find": read(
    async (
      db,
      { presentity, watcher }: { readonly presentity: string; readonly watcher: string },
    ) => findPair(db, presentity, watcher),
  ),
  "subscription:find-by-id": read(
    async (db, { watcher, id }: { readonly watcher: string; readonly id: string }) =>
      db
        .selectFrom("subscription")
        .selectAll()
        .where("id", "=", id)
        .where("watcher", "in", identitiesOf(watcher))
        .executeTakeFirst(),
  ),
  /** What a watcher holds, and what was taken from them: they may have been away when it was. */
  "subscription:of-watcher": read(async (db, watcher: string) =>
    db
      .selectFrom("subscription")
      .selectAll()
      .where("watcher", "in", identitiesOf(watcher))
      .where((where) =>
        where.or([where("state", "!=", "terminated"), where("event", "=", "rejected")]),
      )
      .limit(limits.subscriptions)
      .execute(),
  ),
  "subscription:unanswered": read(async (db, presentity: string) =>
    db
      .selectFrom("subscription")
      .innerJoin("account", "account.principal", "subscription.watcher")
      .select(["watcher", "displayName", "subscription.createdAt", "state"])
      .where("presentity", "=", presentity)
      .where("state", "in", UNANSWERED)
      .orderBy("subscription.createdAt")
      .limit(limits.pendingPerPresentity)
      .execute(),
  ),
  /** Lets those wait who were asked for before `before`; returns them as they are now. */
  "subscription:expire": write(
    async (db, { before, now }: { readonly before: string; readonly now: string }) => {
      const due = await db
        .selectFrom("subscription")
        .selectAll()
        .where("state", "=", "pending")
        .where("stateSince", "<=", before)
        .limit(AT_ONCE)
        .execute();
      const moved = due.flatMap((row) => {
        const step = nextStep(row.state, "unanswered");
        return step === null ? [] : [{ ...row, ...step, stateSince: now }];
      });
      for (const row of moved) await saveState(db, row);
      return moved;
    },
  ),
};

/** What somebody holds openly, and what they hold as somebody who hides. */
function identitiesOf(watcher: string): string[] {
  return [watcher, hiddenIdentityOf(PrincipalAddress.parse(watcher))];
}

async function findPair(
  db: Kysely<Tables>,
  presentity: string,
  watcher: string,
): Promise<Subscription | undefined> {
  return db
    .selectFrom("subscription")
    .selectAll()
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .executeTakeFirst();
}

async function make(db: Kysely<Tables>, wish: SubscriptionToMake): Promise<Subscribing> {
  const { presentity, watcher, id, at, shown, shows, authenticationLevel } = wish;
  const step = nextStep("init", wish.cause);
  if (step === null || step.state === "terminated") {
    await recordRefusal(db, wish);
    return { outcome: "refused" };
  }
  if (!(await hasRoom(db, wish, step.state === "pending"))) {
    await recordRefusal(db, wish);
    return { outcome: "too-many" };
  }
  const made = { id, ...step, shows, authenticationLevel, createdAt: at, stateSince: at };
  const subscription = { presentity, watcher, ...made };
  await db
    .insertInto("subscription")
    .values(subscription)
    .onConflict((conflict) => conflict.columns(["presentity", "watcher"]).doUpdateSet(made))
    .execute();
  await touchEntry(db, wish);
  await addToDay(db, wish, { subscribes: 1 });
  if (step.state === "active") await openStay(db, { presentity, watcher, at, view: shown });
  await addBuddy(db, wish);
  return { outcome: "made", subscription };
}

async function hasRoom(
  db: Kysely<Tables>,
  { presentity, watcher, pendingPerWatcher }: SubscriptionToMake,
  isPending: boolean,
): Promise<boolean> {
  const held = await db
    .selectFrom("subscription")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("watcher", "=", watcher)
    .where("state", "in", ["active", ...UNANSWERED])
    .executeTakeFirstOrThrow();
  if (held.count >= limits.subscriptions) return false;
  if (!isPending) return true;
  const unanswered = db
    .selectFrom("subscription")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("state", "in", UNANSWERED);
  const own = await unanswered.where("watcher", "=", watcher).executeTakeFirstOrThrow();
  const theirs = await unanswered.where("presentity", "=", presentity).executeTakeFirstOrThrow();
  return own.count < pendingPerWatcher && theirs.count < limits.pendingPerPresentity;
}

async function addBuddy(db: Kysely<Tables>, wish: SubscriptionToMake): Promise<void> {
  if (wish.buddy === null) return;
  const { name, groups } = wish.buddy;
  const { presentity, at: addedAt } = wish;
  const owner = principalBehind(PrincipalAddress.parse(wish.watcher));
  const person = ownerOf(PresentityAddress.parse(presentity));
  await putBuddy(db, { owner, presentity, person, name, groups: JSON.stringify(groups), addedAt });
}

async function cancel(
  db: Kysely<Tables>,
  asked: SubscriptionToCancel,
): Promise<Cancelled | undefined> {
  const { watcher, now } = asked;
  const mine = db.selectFrom("subscription").selectAll().where("watcher", "=", watcher);
  const before = await (
    "id" in asked
      ? mine.where("id", "=", asked.id)
      : mine.where("presentity", "=", asked.presentity)
  ).executeTakeFirst();
  if (before === undefined) return undefined;
  const step = nextStep(before.state, "cancelled");
  if (step === null) return { before, after: before };
  const after = { ...before, ...step, stateSince: now };
  const { presentity } = before;
  await saveState(db, after);
  await closeStay(db, { presentity, watcher, at: now });
  await addToDay(db, { presentity, watcher, at: now }, { cancels: 1 });
  await db
    .updateTable("watcherEntry")
    .set({ lastAt: now })
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .execute();
  return { before, after };
}

async function saveState(
  db: Kysely<Tables>,
  { presentity, watcher, state, event, stateSince }: Subscription,
): Promise<void> {
  await db
    .updateTable("subscription")
    .set({ state, event, stateSince })
    .where("presentity", "=", presentity)
    .where("watcher", "=", watcher)
    .execute();
}
