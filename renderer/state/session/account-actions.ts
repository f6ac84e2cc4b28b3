import type { BridgeCalls } from "../../../shared/contract/bridge.ts";
import type { Input } from "../../../shared/contract/define.ts";
import type { Ask } from "../ask.ts";

export type NewAccount = Input<BridgeCalls["account:create"]>;
export type KnownAccount = Input<BridgeCalls["account:join"]>;

export type AccountActions = ReturnType<typeof createAccountActions>;

/** What a person does with accounts and services. Nothing of it is kept in a store. */
export function createAccountActions(ask: Ask) {
  return {
    /** Null: the service on this computer, started when it has to be. */
    describeService: (url: string | null) => ask("app:describe-service", { url }),
    openLink: (url: string) => ask("app:open-link", { url }),
    create: (account: NewAccount) => ask("account:create", account),
    join: (account: KnownAccount) => ask("account:join", account),
    signOut: () => ask("account:sign-out", {}),
    listDevices: () => ask("account:devices", {}),
    listDeviceUse: () => ask("presence:devices", {}),
    revokeDevice: (deviceId: Input<BridgeCalls["account:revoke-device"]>["deviceId"]) =>
      ask("account:revoke-device", { deviceId }),
    issueToken: (label: string) => ask("account:issue-token", { label }),
    invite: () => ask("account:invite", {}),
    invitePracticeBuddies: () => ask("practice:invite", {}),
  };
}
