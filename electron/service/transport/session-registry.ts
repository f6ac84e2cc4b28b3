import type { DeviceId } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Caller, ConnectionId, EndedDevice, EndReason, Sessions } from "../ports.ts";
import { createSignal } from "../signal.ts";

/** A live connection, as the transport hands it over. */
export interface Connection {
  readonly caller: Caller;
  /** From here on the connection hears what its principal and device are told. */
  hear(): void;
  /** Says `session:ended` as the last word, then closes. */
  end(reason: EndReason): void;
}

export interface SessionRegistry extends Sessions {
  /** The connection exists; it is told nothing yet. */
  add(connection: Connection): void;
  /** The connection has ended, for whatever reason. */
  remove(connection: Connection): void;
  start(connection: ConnectionId): void;
  isStarted(caller: Caller): boolean;
  endDevice(device: EndedDevice, reason: EndReason): void;
}

export function createSessionRegistry(): SessionRegistry {
  const connections = new Map<ConnectionId, Connection>();
  const started = new Map<PrincipalAddress, Set<Caller>>();
  const didStart = createSignal<[Caller]>();
  const didEnd = createSignal<[Caller, boolean]>();
  const didEndDevice = createSignal<[EndedDevice]>();

  const of = (principal: PrincipalAddress): Caller[] => [...(started.get(principal) ?? [])];
  const isStarted = (caller: Caller) => started.get(caller.principal)?.has(caller) ?? false;

  const start = (id: ConnectionId): void => {
    const connection = connections.get(id);
    if (connection === undefined || isStarted(connection.caller)) return;
    const { caller } = connection;
    started.set(caller.principal, (started.get(caller.principal) ?? new Set()).add(caller));
    connection.hear();
    didStart.tell(caller);
  };

  const remove = ({ caller }: Connection): void => {
    connections.delete(caller.connectionId);
    const callers = started.get(caller.principal);
    if (callers?.delete(caller) !== true) return;
    if (callers.size === 0) started.delete(caller.principal);
    didEnd.tell(caller, !hasDevice(callers, caller.deviceId));
  };

  const endDevice = (device: EndedDevice, reason: EndReason): void => {
    didEndDevice.tell(device);
    // Also those that have not started yet: their token was good a moment ago.
    for (const connection of [...connections.values()]) {
      if (connection.caller.deviceId === device.deviceId) connection.end(reason);
    }
  };

  return {
    of,
    start,
    isStarted,
    remove,
    endDevice,
    add: (connection) => void connections.set(connection.caller.connectionId, connection),
    onDidStart: didStart.listen,
    onDidEnd: didEnd.listen,
    onDidEndDevice: didEndDevice.listen,
  };
}

function hasDevice(callers: Iterable<Caller>, device: DeviceId): boolean {
  for (const caller of callers) if (caller.deviceId === device) return true;
  return false;
}
