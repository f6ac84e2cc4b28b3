import {
  type AccessGrant,
  AccessRuleId,
  type AccessRule,
} from "../../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../../shared/contract/address.ts";
import { nameOf } from "../../../../shared/model/access-book.ts";
import type { AccessRuleRepository, WatcherFacts } from "../../rule/access-rule-repository.ts";
import { groupNames, type RuleRow } from "../operations/access-rule-rows.ts";
import type { ServiceDatabase } from "../service-database.ts";
import { apartRow } from "./sqlite-presence-repository.ts";
import { subscriptionOf } from "./sqlite-subscription-repository.ts";

export function createSqliteAccessRuleRepository(database: ServiceDatabase): AccessRuleRepository {
  return {
    about: async (presentities, watcher) => {
      const { rules, groups } = await database.run("access:about", { presentities, watcher });
      const rulesOf = Map.groupBy(rules, (row) => row.presentity);
      const groupsOf = new Map(groups.map((row) => [row.owner, groupNames(row)]));
      return new Map(
        presentities.map((presentity): [PrincipalAddress, WatcherFacts] => [
          presentity,
          {
            rules: (rulesOf.get(presentity) ?? []).map(ruleOf),
            groups: new Set(groupsOf.get(presentity)),
          },
        ]),
      );
    },
    list: async (presentity) => (await database.run("access:list", presentity)).map(ruleOf),
    decide: async ({ apart, rule, ...decision }) => {
      const { before, after } = await database.run("access:decide", {
        ...decision,
        rule: rule && rowOf(decision.presentity, rule),
        apart: apart && apartRow(apart),
        shows: JSON.stringify(decision.shows),
      });
      return {
        before: before && subscriptionOf(before),
        after: after && subscriptionOf(after),
      };
    },
  };
}

export function ruleOf({ id, grant, decidedAt }: RuleRow): AccessRule {
  // Sound: only `rowOf` below writes the column, and the migration that made it.
  const granted = JSON.parse(grant) as AccessGrant;
  return { ...granted, id: AccessRuleId.parse(id), decidedAt };
}

function rowOf(presentity: PrincipalAddress, { id, decidedAt, ...grant }: AccessRule): RuleRow {
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
