import { DeviceId } from "../../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import { PRACTICE_ROLES } from "../../practice/practice-company.ts";
import type { PracticeRepository } from "../../practice/practice-repository.ts";
import type { ServiceDatabase } from "../service-database.ts";

export function createSqlitePracticeRepository(database: ServiceDatabase): PracticeRepository {
  return {
    cast: async () => {
      const rows = await database.run("practice:cast");
      return rows.flatMap(({ role, principal, deviceId }) => {
        // A role of another version stays what it is: an account that does nothing.
        const known = PRACTICE_ROLES.find((one) => one === role);
        if (known === undefined) return [];
        return [
          {
            role: known,
            principal: PrincipalAddress.parse(principal),
            deviceId: DeviceId.parse(deviceId),
          },
        ];
      });
    },
    add: (member) => database.run("practice:add", member),
    guests: async () => {
      const rows = await database.run("practice:guests");
      return rows.map(({ principal }) => PrincipalAddress.parse(principal));
    },
    invite: (principal, invitedAt) => database.run("practice:invite", { principal, invitedAt }),
  };
}
