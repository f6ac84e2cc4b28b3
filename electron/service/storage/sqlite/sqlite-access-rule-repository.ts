import {
  type AccessGrant,
  AccessRuleId,
  type AccessRule,
} from "../../../../shared/contract/access.ts";
import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import { nameOf } from "../../../../shared/model/access-book.ts";
import { ownerOf } from "../../../../shared/model/address.ts";
import type {
  AccessRuleRepository,
  PresentityWatchers,
  WatcherFacts,
} from "../../rule/access-rule-repository.ts";
import { groupNames, type GroupsRow, type RuleRow } from "../operations/access-rule-rows.ts";
import type { OutputOf } from "../../../database/operation.ts";
import type { ServiceOperations } from "../service-operations.ts";
import type { ServiceDatabase } from "../service-database.ts";
import { apartRow } from "./sqlite-presence-repository.ts";
import { filterOf, subscriptionOf } from "./sqlite-subscription-repository.ts";

export function createSqliteAccessRuleRepository(database: ServiceDatabase): AccessRuleRepository {
  return {
    about: async (presentities, watcher) =>
      factsOf(presentities, await database.run("access:about", { presentities, watcher })),
    list: async (presentity) => (await database.run("access:list", presentity)).map(ruleOf),
    timed: async (presentity) => (await database.run("access:timed", presentity)).map(ruleOf),
    watchers: async (presentity) =>
      watchersOf(presentity, await database.run("access:watchers", presentity)),
    move: async ({ apart, rule, ...decision }) => {
      const { before, after } = await database.run("access:move", {
        ...decision,
        ...(rule === undefined ? {} : { rule: rule && rowOf(decision.presentity, rule) }),
        apart: apart && apartRow(apart),
        shows: decision.shows && JSON.stringify(decision.shows),
      });
      return {
        before: before && subscriptionOf(before),
        after: after && subscriptionOf(after),
      };
    },
    edit: (presentity, edit, now) =>
      database.run("access:edit", {
        presentity,
        put: "put" in edit ? rowOf(presentity, edit.put) : null,
        remove: "remove" in edit ? edit.remove : null,
        replace: "replace" in edit ? edit.replace.map((rule) => rowOf(presentity, rule)) : null,
        now,
      }),
    sharesWithHidden: async (presentity) =>
      !(await database.run("access:is-closed-to-hidden", presentity)),
    shareWithHidden: (presentity, shares, now) =>
      database.run("access:close-to-hidden", { presentity, isClosed: !shares, now }),
    due: async () =>
      (await database.run("access:due")).map(({ presentity, at }) => ({
        presentity: PresentityAddress.parse(presentity),
        at,
      })),
    setDue: (presentity, at) => database.run("access:set-due", { presentity, at }),
  };
}

function factsOf(
  presentities: readonly PresentityAddress[],
  { rules, groups, closed }: OutputOf<ServiceOperations["access:about"]>,
): Map<PresentityAddress, WatcherFacts> {
  const rulesOf = Map.groupBy(rules, (row) => row.presentity);
  const groupsOf = Map.groupBy(groups, (row) => row.owner);
  const closedOnes = new Set(closed.map((row) => row.presentity));
  return new Map(
    presentities.map((presentity): [PresentityAddress, WatcherFacts] => [
      presentity,
      {
        rules: (rulesOf.get(presentity) ?? []).map(ruleOf),
        groups: new Set((groupsOf.get(ownerOf(presentity)) ?? []).flatMap(groupNames)),
        sharesWithHidden: !closedOnes.has(presentity),
      },
    ]),
  );
}

/** As every account has proved at least. */
const LEAST = "password" as const;

function watchersOf(
  presentity: PresentityAddress,
  read: OutputOf<ServiceOperations["access:watchers"]>,
): PresentityWatchers {
  const { rules, groups, watchers, hidden, isClosedToHidden } = read;
  const everybody = [...watchers, ...hidden.map((row) => ({ ...row, lastLevel: LEAST }))];
  return {
    presentity,
    rules: rules.map(ruleOf),
    groupsOf: groupsByPerson(groups),
    sharesWithHidden: !isClosedToHidden,
    watchers: everybody.map(({ watcher, lastLevel, authenticationLevel, state, shows }) => ({
      watcher: PrincipalAddress.parse(watcher),
      authenticationLevel: authenticationLevel ?? lastLevel,
      held: state === null ? null : { state, shows: shows === null ? null : filterOf(shows) },
    })),
  };
}

/** Somebody may be on the list with several presentities: they are in the groups of all of them. */
export function groupsByPerson(
  rows: readonly GroupsRow[],
): Map<PrincipalAddress, ReadonlySet<string>> {
  const people = Map.groupBy(rows, ({ person }) => PrincipalAddress.parse(person));
  return new Map(
    [...people].map(([person, lines]) => [person, new Set(lines.flatMap(groupNames))]),
  );
}

export function ruleOf({ id, grant, decidedAt }: RuleRow): AccessRule {
  // Sound: only `rowOf` below writes the column, and the migration that made it.
  const granted = JSON.parse(grant) as AccessGrant;
  return { ...granted, id: AccessRuleId.parse(id), decidedAt };
}

function rowOf(presentity: PresentityAddress, { id, decidedAt, ...grant }: AccessRule): RuleRow {
  const { condition, handling, validity, hours } = grant;
  return {
    presentity,
    id,
    kind: condition.kind,
    subject: nameOf(condition),
    grant: JSON.stringify(grant),
    isTimed: validity === null && hours === null ? 0 : 1,
    handling,
    decidedAt,
  };
}
