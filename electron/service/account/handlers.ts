import { v4 } from "uuid";
import {
  type accountCalls,
  DeviceId,
  type SessionWelcome,
} from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Handlers } from "../../../shared/contract/define.ts";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Caller, Clock, SessionControl } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import type { AccountRepository } from "./account-repository.ts";
import { createDeviceToken, hashSecret } from "./device-token.ts";
import { createInvitation } from "./invitation.ts";
import { describeService, type ServiceFacts } from "./service-identity.ts";

/** What the other rooms contribute to the welcome of a session. */
export interface WelcomeFacts {
  statusOf(principal: PrincipalAddress): Promise<StatusSetting> | StatusSetting;
  /** Null when the device's token has become void meanwhile. */
  inboxPosition(caller: Caller): Promise<{ readonly last: number; readonly cursor: number } | null>;
}

export interface AccountDeps {
  readonly accounts: AccountRepository;
  readonly sessions: SessionControl;
  readonly welcome: WelcomeFacts;
  readonly facts: ServiceFacts;
  readonly clock: Clock;
}

type Calls = typeof accountCalls;

export function accountHandlers(deps: AccountDeps): Handlers<Calls, Caller> {
  const { accounts, clock } = deps;
  return {
    "session:start": (_input, caller) => startSession(deps, caller),
    "account:sign-out": async (_input, caller) => {
      await endDevice(deps, caller, { deviceId: caller.deviceId, reason: "signed-out" });
      return {};
    },
    "account:devices": async (_input, caller) => {
      const devices = await accounts.devices(caller.accountId);
      const isCurrent = (id: DeviceId) => id === caller.deviceId;
      return { devices: devices.map((device) => ({ ...device, isCurrent: isCurrent(device.id) })) };
    },
    "account:revoke-device": async ({ deviceId }, caller) => {
      const wasThere = await endDevice(deps, caller, { deviceId, reason: "revoked" });
      // The same for a device of somebody else: whose it is concerns nobody.
      if (!wasThere) throw new AppError("not-found", "this account has no such device");
      return {};
    },
    "account:issue-token": async ({ label }, caller) => {
      const token = createDeviceToken();
      const deviceId = DeviceId.parse(v4());
      await accounts.addDevice({
        id: deviceId,
        accountId: caller.accountId,
        label,
        kind: "script",
        tokenHash: hashSecret(token),
        createdAt: timestamp(clock),
      });
      return { deviceId, token };
    },
    "account:invite": (_input, caller) => invite(deps, caller),
  };
}

async function startSession(
  { sessions, welcome, facts, clock }: AccountDeps,
  caller: Caller,
): Promise<SessionWelcome> {
  // Listening comes first: what arrives while the rest is read is heard, and a gap is fetched.
  sessions.start(caller.connectionId);
  const [position, status] = await Promise.all([
    welcome.inboxPosition(caller),
    welcome.statusOf(caller.principal),
  ]);
  // Revoked between the connection's authentication and now, when nobody could see the connection yet.
  if (position === null) throw endAtOnce(sessions, caller);
  return {
    identity: caller.identity,
    deviceId: caller.deviceId,
    authenticationLevel: caller.authenticationLevel,
    service: describeService(facts),
    status,
    inboxLast: position.last,
    inboxCursor: position.cursor,
    serviceTime: timestamp(clock),
  };
}

function endAtOnce(sessions: SessionControl, { principal, deviceId }: Caller): AppError {
  sessions.endDevice({ principal, deviceId }, "revoked");
  return new AppError("unauthenticated", "this device is not signed in");
}

async function endDevice(
  { accounts, sessions, clock }: AccountDeps,
  { accountId, principal }: Caller,
  { deviceId, reason }: { readonly deviceId: DeviceId; readonly reason: "signed-out" | "revoked" },
): Promise<boolean> {
  const now = timestamp(clock);
  const wasThere = await accounts.endDevice({ account: accountId, device: deviceId, reason, now });
  if (wasThere) sessions.endDevice({ principal, deviceId }, reason);
  return wasThere;
}

async function invite({ accounts, facts, clock }: AccountDeps, { accountId }: Caller) {
  if (facts.registration === "closed") {
    throw new AppError("registration-closed", "this service takes no new accounts");
  }
  return createInvitation({ accounts, clock }, accountId);
}
