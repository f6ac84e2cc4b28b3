import type {
  AuthenticationLevel,
  DeviceId,
  DeviceKind,
  Identity,
} from "../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../shared/contract/address.ts";
import type { EventName, EventPayload } from "../../shared/contract/define.ts";
import type { PresenceDocument } from "../../shared/contract/presence.ts";
import type { ServiceEvents } from "../../shared/contract/service-protocol.ts";

/** Time as the service sees it, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `delayMs`, unless the returned function was called before. Never keeps the process alive. */
  schedule(run: () => void, delayMs: number): () => void;
}

/** Structured log. Fields never hold a message body, a token, a password, or anybody's address. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Stops what was begun. Safe to call twice. */
export type Stop = () => void;

/** An account without its name: what a log may hold. */
export type AccountId = string & { readonly __brand: "AccountId" };

/** One connection of a device; ends with it and is never used again. */
export type ConnectionId = string & { readonly __brand: "ConnectionId" };

/** Names one view of one presentity: everybody who joined it gets the same document (design 4.3). */
export type ViewKey = string & { readonly __brand: "ViewKey" };

/** Who asks, as the service authenticated it. What a client claims about itself is never in here. */
export interface Requester {
  readonly accountId: AccountId;
  readonly identity: Identity;
  /** The same as `identity.principal`. */
  readonly principal: PrincipalAddress;
  readonly deviceId: DeviceId;
  readonly deviceKind: DeviceKind;
  readonly deviceLabel: string;
  readonly authenticationLevel: AuthenticationLevel;
}

/** Who asks over a connection. */
export interface Caller extends Requester {
  readonly connectionId: ConnectionId;
}

/** All connections of a principal that have called `session:start`, or one of them. */
export type Audience =
  | { readonly principal: PrincipalAddress }
  | { readonly connection: ConnectionId };

/**
 * Carries events to connections, wherever in the cluster they are. Fire and forget: what must not get
 * lost is in the storage, and read again when a connection starts.
 *
 * Events to one connection arrive in the order of the calls. Only connections that have called
 * `session:start` hear anything.
 */
export interface Bus {
  toPrincipal<N extends EventName<ServiceEvents>>(
    principal: PrincipalAddress,
    event: N,
    payload: EventPayload<ServiceEvents, N>,
  ): void;
  toDevice<N extends EventName<ServiceEvents>>(
    device: DeviceId,
    event: N,
    payload: EventPayload<ServiceEvents, N>,
  ): void;
  /** Sends `presence:notified` to everybody who joined the view; encoded once, however many they are. */
  toView(view: ViewKey, document: PresenceDocument): void;
  /**
   * Idempotent. A principal's later connections do not inherit it: join them when they resume.
   */
  joinView(audience: Audience, view: ViewKey): void;
  leaveView(audience: Audience, view: ViewKey): void;
  /** Hears in this process what a principal's connections hear by `toPrincipal`; for practice buddies. */
  listen(principal: PrincipalAddress, listener: BusListener): Stop;
}

export type BusListener = (event: EventName<ServiceEvents>, payload: unknown) => void;

/** Why a device's session was ended by the service. */
export type EndReason = "signed-out" | "revoked";

/** The connections of this process that have called `session:start`. */
export interface Sessions {
  of(principal: PrincipalAddress): readonly Caller[];
  /** Before the reply to `session:start` leaves, so nothing sent from here on is missed. */
  onDidStart(listener: (caller: Caller) => void): Stop;
  /** For whatever reason, the service's own end included. `isLast`: its device has no other connection. */
  onDidEnd(listener: (caller: Caller, isLast: boolean) => void): Stop;
  /** The device is signed out or revoked: everything it published is void at once. */
  onDidEndDevice(listener: (device: EndedDevice) => void): Stop;
}

export interface EndedDevice {
  readonly principal: PrincipalAddress;
  readonly deviceId: DeviceId;
}

/** What the account room asks of the transport. */
export interface SessionControl {
  /** Idempotent. From here on the connection hears events. */
  start(connection: ConnectionId): void;
  /** All connections of the device hear `session:ended` as their last word; then they are closed. */
  endDevice(device: EndedDevice, reason: EndReason): void;
}
