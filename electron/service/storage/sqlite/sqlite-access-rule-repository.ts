import { AccessRule } from "../../../../shared/contract/access.ts";
import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import { plainGrant } from "../../../../shared/model/access-grant.ts";
import type { AccessRuleRepository } from "../../rule/access-rule-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";
import type { WatcherTables } from "../tables/watcher-tables.ts";
import { subscriptionOf } from "./sqlite-subscription-repository.ts";

export function createSqliteAccessRuleRepository(database: ServiceDatabase): AccessRuleRepository {
  return {
    about: async (presentities, watcher) => {
      const rows = await database.run("access:about", { presentities, watcher });
      const grouped = Map.groupBy(rows, (row) => PrincipalAddress.parse(row.presentity));
      return new Map([...grouped].map(([presentity, own]) => [presentity, own.map(ruleOf)]));
    },
    list: async (presentity) => (await database.run("access:list", presentity)).map(ruleOf),
    decide: async ({ apart, ...decision }) => {
      const row = apart && {
        document: JSON.stringify(apart.document),
        returnsFrom: apart.returnsFrom,
      };
      const { before, after } = await database.run("access:decide", { ...decision, apart: row });
      return {
        before: before && subscriptionOf(before),
        after: after && subscriptionOf(after),
      };
    },
  };
}

type RuleRow = Pick<WatcherTables["accessRule"], "id" | "watcher" | "handling" | "decidedAt">;

export function ruleOf({ id, watcher, handling, decidedAt }: RuleRow): AccessRule {
  const person = PrincipalAddress.parse(watcher);
  return AccessRule.parse({ ...plainGrant({ kind: "person", person }, handling), id, decidedAt });
}
