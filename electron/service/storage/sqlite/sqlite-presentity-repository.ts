import { PresentityAddress } from "../../../../shared/contract/address.ts";
import type { PresentityProfile } from "../../presence/presence-repository.ts";
import { ownerOf } from "../../../../shared/model/address.ts";
import type { PresentityRepository } from "../../presentity/presentity-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";
import { cancelledOf } from "./sqlite-subscription-repository.ts";

export function createSqlitePresentityRepository(database: ServiceDatabase): PresentityRepository {
  return {
    create: async ({ address, label, createdAt, setting }) => {
      const profile = { label, delegates: [], contacts: [], markup: [] };
      const presentity = { address, owner: ownerOf(address), createdAt, ...saysRow(profile) };
      await database.run("presentity:create", { presentity, setting });
      return {
        address,
        createdAt,
        setting,
        profile,
        view: null,
        signOff: null,
        apart: new Map(),
        filtered: [],
      };
    },
    change: (presentity, profile) => {
      const { delegates } = profile;
      return database.run("presentity:change", { presentity, says: saysRow(profile), delegates });
    },
    remove: async (presentity, now) =>
      (await database.run("presentity:remove", { presentity, now })).map(cancelledOf),
    delegatedTo: async (delegate) =>
      (await database.run("presentity:delegated-to", delegate)).map(({ address }) =>
        PresentityAddress.parse(address),
      ),
  };
}

function saysRow({ label, contacts, markup }: PresentityProfile) {
  return { label, contacts: JSON.stringify(contacts), markup: JSON.stringify(markup) };
}
