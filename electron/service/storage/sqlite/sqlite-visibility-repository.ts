import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import type { VisibilityRepository } from "../../visibility/visibility-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";

export function createSqliteVisibilityRepository(database: ServiceDatabase): VisibilityRepository {
  return {
    find: async (watcher) => {
      const { chosen, exceptions } = await database.run("visibility:find", watcher);
      if (chosen === undefined) return undefined;
      return {
        rule: chosen.rule,
        exceptions: exceptions.map(({ presentity, rule }) => ({
          presentity: PresentityAddress.parse(presentity),
          rule,
        })),
      };
    },
    save: (watcher, visibility) => database.run("visibility:save", { watcher, ...visibility }),
    settle: (watcher) => database.run("visibility:settle", watcher),
    unsettled: async () =>
      (await database.run("visibility:unsettled")).map(({ watcher }) =>
        PrincipalAddress.parse(watcher),
      ),
    related: async (watcher) =>
      (await database.run("visibility:related", watcher)).map(({ presentity }) =>
        PresentityAddress.parse(presentity),
      ),
    watches: (watcher, other) => database.run("visibility:watches", { watcher, other }),
  };
}
