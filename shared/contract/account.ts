import { z } from "zod";
import { InboxAddress, PresentityAddress, PrincipalAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { requireName } from "./name-text.ts";
import { StatusSetting } from "./presence.ts";

export const DeviceId = z.uuid().brand<"DeviceId">();
export type DeviceId = z.output<typeof DeviceId>;

/** A secret that stands for one device of one account. Never logged, never shown again. */
export const DeviceToken = z.string().min(20).max(limits.token).brand<"DeviceToken">();
export type DeviceToken = z.output<typeof DeviceToken>;

export const DeviceKind = z.enum(["desktop", "browser", "phone", "script"]);
export type DeviceKind = z.output<typeof DeviceKind>;

const DeviceDescription = z.strictObject({
  label: z.string().trim().min(1).max(limits.deviceLabel).superRefine(requireName),
  kind: DeviceKind,
});

export const Device = z.object({
  id: DeviceId,
  label: z.string(),
  kind: DeviceKind,
  createdAt: Timestamp,
  lastSeenAt: Timestamp,
  /** The device that asked. */
  isCurrent: z.boolean(),
});
export type Device = z.output<typeof Device>;

/** How strongly a session proved who it is, weakest first (RFC 2778 §2: levels may differ per entity). */
export const AuthenticationLevel = z.enum(["anonymous", "password", "verified-device", "signed"]);
export type AuthenticationLevel = z.output<typeof AuthenticationLevel>;

export const Registration = z.enum(["open", "invitation", "closed"]);
export type Registration = z.output<typeof Registration>;

/** The default entities of a fresh account: one principal, one presentity, one inbox. */
export const Identity = z.object({
  principal: PrincipalAddress,
  presentity: PresentityAddress,
  inbox: InboxAddress,
  displayName: z.string(),
});
export type Identity = z.output<typeof Identity>;

export const Credentials = z.object({
  identity: Identity,
  deviceId: DeviceId,
  token: DeviceToken,
});
export type Credentials = z.output<typeof Credentials>;

export const ServiceDescription = z.object({
  domain: z.string().max(limits.domain),
  registration: Registration,
  protocol: z.int().positive(),
  messageBytes: z.int().positive(),
  /** Whether practice buddies live here. */
  hasPracticeBuddies: z.boolean(),
});
export type ServiceDescription = z.output<typeof ServiceDescription>;

// Names and passwords are only bounded here; the service answers in words what is wrong with them.
const accountName = z.string().max(limits.address);
const password = z.string().max(limits.password);

/** What may be asked before anybody is signed in (socket.io namespace `/entrance`). */
export const entranceCalls = {
  "service:describe": call(z.strictObject({}), ServiceDescription),
  /** Makes the account and its first device in one act, or neither. */
  "account:register": call(
    z.strictObject({
      name: accountName,
      displayName: z.string().trim().min(1).max(limits.displayName).superRefine(requireName),
      password,
      device: DeviceDescription,
      invitation: z.string().max(limits.token).optional(),
    }),
    Credentials,
  ),
  /** Unknown account and wrong password answer alike, in content and in time. */
  "account:sign-in": call(
    z.strictObject({ name: accountName, password, device: DeviceDescription }),
    Credentials,
  ),
} as const;

export const SessionWelcome = z.object({
  identity: Identity,
  deviceId: DeviceId,
  authenticationLevel: AuthenticationLevel,
  service: ServiceDescription,
  status: StatusSetting,
  /** The last sequence of the inbox, and how far this device has acknowledged it. */
  inboxLast: z.int().nonnegative(),
  inboxCursor: z.int().nonnegative(),
  /** The service's clock, so that a device whose clock is off can show sensible times. */
  serviceTime: Timestamp,
});
export type SessionWelcome = z.output<typeof SessionWelcome>;

export const accountCalls = {
  /** First call of every connection; before it, nothing is pushed to this connection. */
  "session:start": call(z.strictObject({}), SessionWelcome),
  /** Ends this device for good: its token is void, its presence gone at once. */
  "account:sign-out": call(z.strictObject({}), z.object({})),
  "account:devices": call(
    z.strictObject({}),
    z.object({ devices: z.array(Device).max(limits.devices) }),
  ),
  "account:revoke-device": call(z.strictObject({ deviceId: DeviceId }), z.object({})),
  /** A token for a script of one's own (`GET /presence/…`); listed and revoked like any device. */
  "account:issue-token": call(
    z.strictObject({ label: DeviceDescription.shape.label }),
    z.object({ deviceId: DeviceId, token: DeviceToken }),
  ),
  "account:invite": call(
    z.strictObject({}),
    z.object({ invitation: z.string().max(limits.token), expiresAt: Timestamp }),
  ),
} as const;

export const accountEvents = {
  /** The last thing a connection hears; the device has to sign in again. */
  "session:ended": z.object({ reason: z.enum(["signed-out", "revoked"]).catch("revoked") }),
} as const;
