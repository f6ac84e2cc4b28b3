import { DeviceId } from "../../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../../shared/contract/address.ts";
import type {
  AccountProfile,
  AccountRepository,
  DeviceDraft,
} from "../../account/account-repository.ts";
import type { AccountId } from "../../ports.ts";
import type { ServiceDatabase } from "../service-database.ts";

export function createSqliteAccountRepository(database: ServiceDatabase): AccountRepository {
  return {
    create: ({ account, device, invitationHash }) =>
      database.run("account:create", { account, device: newDevice(device), invitationHash }),
    awaitsFirst: () => database.run("account:awaits-first"),
    findByName: async (name) => {
      const row = await database.run("account:find", name);
      return row === undefined ? undefined : { ...profile(row), passwordHash: row.passwordHash };
    },
    profiles: async (principals) => {
      const rows = await database.run("account:profiles", principals);
      return rows.map(profile);
    },
    addDevice: (device) => database.run("device:add", newDevice(device)),
    addOrReplaceDevice: async (device, connected) => {
      const added = { device: newDevice(device), connected };
      const replaced = await database.run("device:add-or-replace", added);
      return replaced === null ? null : DeviceId.parse(replaced);
    },
    findByToken: async (tokenHash) => {
      const row = await database.run("device:find-by-token", tokenHash);
      if (row === undefined) return undefined;
      const { deviceId, accountId, label, kind, endReason, ...rest } = row;
      const device = { id: DeviceId.parse(deviceId), label, kind };
      return { account: profile({ id: accountId, ...rest }), device, endReason };
    },
    devices: async (account) => {
      const rows = await database.run("device:list", account);
      return rows.map((row) => ({ ...row, id: DeviceId.parse(row.id) }));
    },
    endDevice: ({ account, device, reason, now }) =>
      database.run("device:end", { accountId: account, deviceId: device, reason, now }),
    markSeen: (deviceIds, now) => database.run("device:seen", { deviceIds, now }),
    addInvitation: (invitation) => database.run("invitation:add", invitation),
    isInvitationOpen: (codeHash, now) => database.run("invitation:is-open", { codeHash, now }),
  };
}

interface ProfileRow {
  readonly id: string;
  readonly principal: string;
  readonly displayName: string;
}

function profile({ id, principal, displayName }: ProfileRow): AccountProfile {
  return {
    // Sound: the column holds what `AccountDraft.id` put there.
    id: id as AccountId,
    principal: PrincipalAddress.parse(principal),
    displayName,
  };
}

function newDevice(draft: DeviceDraft) {
  return { ...draft, lastSeenAt: draft.createdAt };
}
