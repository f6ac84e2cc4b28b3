import type { Kysely } from "kysely";
import { limits } from "../../../../shared/contract/limits.ts";
import { domainOf, ownerOf } from "../../../../shared/model/address.ts";
import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import {
  HIDDEN_NAME_FROM,
  isHiddenIdentity,
  principalBehind,
} from "../../visibility/hidden-identity.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";

// The rules themselves, each query inside the transaction of what asks for it.

export type RuleTables = Pick<WatcherTables, "accessRule">;
export type RuleRow = WatcherTables["accessRule"];
export type GroupsRow = Pick<BuddyTables["buddy"], "owner" | "person" | "groups">;

export interface About {
  readonly presentities: readonly string[];
  readonly watcher: string;
}

/** Those that can be about one watcher, and the groups that those among them depend on. */
export async function rulesAbout(
  db: Kysely<RuleTables & Pick<BuddyTables, "buddy">>,
  { presentities, watcher: identity }: About,
): Promise<{ readonly rules: RuleRow[]; readonly groups: GroupsRow[] }> {
  const watcher = principalBehind(PrincipalAddress.parse(identity));
  const groups = await db
    .selectFrom("buddy")
    .select(["owner", "person", "groups"])
    .where("owner", "in", ownersOf(presentities))
    .where("person", "=", watcher)
    .execute();
  const names = [...new Set(groups.flatMap(groupNames))];
  const rules = db.selectFrom("accessRule").selectAll().where("presentity", "in", presentities);
  // A person, a domain and nothing are never the same name, so each kind finds its own.
  const named = rules
    .where("kind", "in", [
      ...(["person", "domain", "authenticated"] as const),
      ...(isHiddenIdentity(identity) ? (["anonymous"] as const) : []),
    ])
    .where("subject", "in", [watcher, domainOf(watcher), ""]);
  const grouped = rules.where("kind", "=", "group").where("subject", "in", names);
  const found = await named.execute();
  return { rules: names.length === 0 ? found : [...found, ...(await grouped.execute())], groups };
}

/** One list serves all presentities of its owner. */
function ownersOf(presentities: readonly string[]): string[] {
  return [...new Set(presentities.map((one) => ownerOf(PresentityAddress.parse(one))))];
}

export function groupNames({ groups }: Pick<GroupsRow, "groups">): string[] {
  // Sound: only the buddy operations write the column, from a list of names.
  return JSON.parse(groups) as string[];
}

export function allRules(db: Kysely<RuleTables>, presentity: string): Promise<RuleRow[]> {
  return db
    .selectFrom("accessRule")
    .selectAll()
    .where("presentity", "=", presentity)
    .orderBy("decidedAt")
    .orderBy("id")
    .execute();
}

/** Replaces the one with its id. Refuses with `too-many`. */
export async function putRule(db: Kysely<RuleTables>, rule: RuleRow): Promise<void> {
  const { presentity, id: _id, ...rest } = rule;
  await db
    .insertInto("accessRule")
    .values(rule)
    .onConflict((conflict) => conflict.columns(["presentity", "id"]).doUpdateSet(rest))
    .execute();
  const { count } = await db
    .selectFrom("accessRule")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("presentity", "=", presentity)
    .executeTakeFirstOrThrow();
  if (count > limits.accessRules) {
    throw new AppError("too-many", `there are at most ${limits.accessRules} rules`);
  }
}

/** SQLite takes 32,766 values at once. */
const ROWS_AT_ONCE = 1_000;

/** These instead of all there are, which the caller has counted. */
export async function replaceRules(
  db: Kysely<RuleTables>,
  presentity: string,
  rules: readonly RuleRow[],
): Promise<void> {
  await db.deleteFrom("accessRule").where("presentity", "=", presentity).execute();
  for (let at = 0; at < rules.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto("accessRule")
      .values(rules.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

export async function removePersonRules(
  db: Kysely<RuleTables>,
  { presentity, watcher }: { readonly presentity: string; readonly watcher: string },
): Promise<void> {
  await db
    .deleteFrom("accessRule")
    .where("presentity", "=", presentity)
    .where("kind", "=", "person")
    .where("subject", "=", watcher)
    .execute();
}

/** What is needed to decide about all who were ever here, in one go: rules about strangers may be thousands. */
export async function rulesAboutWatchers(
  db: Kysely<
    RuleTables & Pick<BuddyTables, "buddy"> & Pick<WatcherTables, "watcherEntry" | "hiddenWatcher">
  >,
  presentity: string,
): Promise<{ readonly rules: RuleRow[]; readonly groups: GroupsRow[] }> {
  const rules = db.selectFrom("accessRule").selectAll().where("presentity", "=", presentity);
  const wide = rules.where("kind", "in", ["group", "domain", "authenticated", "anonymous"]);
  const personal = rules.where("kind", "=", "person").where("subject", "in", (query) =>
    query
      .selectFrom("watcherEntry")
      .select("watcher")
      .where("presentity", "=", presentity)
      .union(
        query
          .selectFrom("hiddenWatcher")
          // Under their own name: rules are about people, not about what they go by.
          .select(({ fn, val }) =>
            fn<string>("substr", ["watcher", val(HIDDEN_NAME_FROM)]).as("watcher"),
          )
          .where("presentity", "=", presentity),
      ),
  );
  const groups = db
    .selectFrom("buddy")
    .select(["owner", "person", "groups"])
    .where("owner", "in", ownersOf([presentity]))
    .where("groups", "!=", "[]");
  return {
    rules: [...(await wide.execute()), ...(await personal.execute())],
    groups: await groups.execute(),
  };
}
