import { Buddy } from "../../../../shared/contract/buddy.ts";
import type { BuddyRepository } from "../../buddy/buddy-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";
import type { BuddyTables } from "../tables/buddy-tables.ts";

export function createSqliteBuddyRepository(database: ServiceDatabase): BuddyRepository {
  return {
    list: async (owner) => (await database.run("buddy:list", owner)).map(buddyOf),
    find: async (owner, presentity) => {
      const row = await database.run("buddy:find", { owner, presentity });
      return row && buddyOf(row);
    },
    change: async (owner, { presentity, name, groups }) => {
      const row = await database.run("buddy:change", {
        owner,
        presentity,
        name,
        groups: JSON.stringify(groups),
      });
      return row && buddyOf(row);
    },
  };
}

function buddyOf({ presentity, name, groups, addedAt }: BuddyTables["buddy"]): Buddy {
  const rawGroups: unknown = JSON.parse(groups);
  return Buddy.parse({
    presentity,
    name,
    groups: rawGroups,
    addedAt,
  });
}
