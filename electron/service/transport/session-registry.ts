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
  const started = createCallersByPrincipal();
  const didStart = createSignal<[Caller]>();
  const didEnd = createSignal<[Caller, boolean]>();
  const didEndDevice = createSignal<[EndedDevice]>();

  const start = (id: ConnectionId): void => {
    const connection = connections.get(id);
    if (connection === undefined || !started.add(connection.caller)) return;
    connection.hear();
    didStart.tell(connection.caller);
  };

  const remove = ({ caller }: Connection): void => {
    connections.delete(caller.connectionId);
    if (!started.delete(caller)) return;
    const others = started.of(caller.principal);
    didEnd.tell(caller, !others.some(({ deviceId }) => deviceId === caller.deviceId));
  };

  const endDevice = (device: EndedDevice, reason: EndReason): void => {
    didEndDevice.tell(device);
    // Also those that have not started yet: their token was good a moment ago.
    for (const connection of connectionsOf(connections.values(), device)) connection.end(reason);
  };

  return {
    of: started.of,
    start,
    isStarted: started.has,
    remove,
    endDevice,
    add: (connection) => void connections.set(connection.caller.connectionId, connection),
    onDidStart: didStart.listen,
    onDidEnd: didEnd.listen,
    onDidEndDevice: didEndDevice.listen,
  };
}

function connectionsOf(all: Iterable<Connection>, { deviceId }: EndedDevice): Connection[] {
  return [...all].filter(({ caller }) => caller.deviceId === deviceId);
}

function createCallersByPrincipal() {
  const callers = new Map<PrincipalAddress, Set<Caller>>();
  return {
    of: (principal: PrincipalAddress): Caller[] => [...(callers.get(principal) ?? [])],
    has: (caller: Caller): boolean => callers.get(caller.principal)?.has(caller) ?? false,
    /** False when it was there already. */
    add: (caller: Caller): boolean => {
      const own = callers.get(caller.principal) ?? new Set();
      if (own.has(caller)) return false;
      callers.set(caller.principal, own.add(caller));
      return true;
    },
    /** False when it was not there. */
    delete: (caller: Caller): boolean => {
      const own = callers.get(caller.principal);
      if (own?.delete(caller) !== true) return false;
      if (own.size === 0) callers.delete(caller.principal);
      return true;
    },
  };
}
