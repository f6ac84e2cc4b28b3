import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import type { Bus, Caller, ConnectionId, Sessions, Stop, ViewKey } from "../ports.ts";

/** The connections that are notified, and which views they are in. */
export interface Audience {
  /**
   * From here on the connection goes with its principal from view to view. False for one whose session
   * has not started: it is told nothing.
   */
  attend(caller: Caller): boolean;
  join(watcher: PrincipalAddress, view: ViewKey): void;
  leave(watcher: PrincipalAddress, view: ViewKey): void;
  /** Puts one connection into a view that its principal is in already. */
  joinOne(caller: Caller, view: ViewKey): void;
  /** Those who are in one view are in the other instead. */
  merge(watcher: PrincipalAddress, from: ViewKey, into: ViewKey): void;
  notify(view: ViewKey, document: PresenceDocument): void;
  /** Remembers whether anything changes for a watcher while something about them is being read. */
  reading(watcher: PrincipalAddress): Reading;
  /** Something changed for this watcher. */
  changed(watcher: PrincipalAddress): void;
  stop: Stop;
}

export interface Reading {
  /** Whether what was read meanwhile may be out of date. Ends the reading. */
  end(): boolean;
}

export interface AudienceDeps {
  readonly bus: Bus;
  readonly sessions: Sessions;
}

export function createAudience({ bus, sessions }: AudienceDeps): Audience {
  const attending = new Map<PrincipalAddress, Set<ConnectionId>>();
  const inside = createMembership();
  const readings = new Map<PrincipalAddress, Set<{ isStale: boolean }>>();

  const of = (watcher: PrincipalAddress) => attending.get(watcher) ?? [];
  const put = (connection: ConnectionId, view: ViewKey): void => {
    inside.add(view, connection);
    bus.joinView({ connection }, view);
  };
  const take = (connection: ConnectionId, view: ViewKey): void => {
    inside.delete(view, connection);
    bus.leaveView({ connection }, view);
  };
  const stop = sessions.onDidEnd(({ principal, connectionId }) => {
    const connections = attending.get(principal);
    connections?.delete(connectionId);
    if (connections?.size === 0) attending.delete(principal);
    inside.forget(connectionId);
  });

  return {
    attend: (caller) => {
      const isStarted = sessions
        .of(caller.principal)
        .some(({ connectionId }) => connectionId === caller.connectionId);
      if (!isStarted) return false;
      const connections = attending.get(caller.principal) ?? new Set();
      attending.set(caller.principal, connections.add(caller.connectionId));
      return true;
    },
    join: (watcher, view) => {
      for (const connection of of(watcher)) put(connection, view);
    },
    leave: (watcher, view) => {
      for (const connection of of(watcher)) take(connection, view);
    },
    joinOne: ({ connectionId }, view) => put(connectionId, view),
    merge: (watcher, from, into) => {
      for (const connection of of(watcher)) {
        if (!inside.has(from, connection)) continue;
        take(connection, from);
        put(connection, into);
      }
    },
    notify: bus.toView,
    reading: (watcher) => {
      const reading = { isStale: false };
      const all = readings.get(watcher) ?? new Set();
      readings.set(watcher, all.add(reading));
      return {
        end: () => {
          all.delete(reading);
          if (all.size === 0) readings.delete(watcher);
          return reading.isStale;
        },
      };
    },
    changed: (watcher) => {
      for (const reading of readings.get(watcher) ?? []) reading.isStale = true;
    },
    stop,
  };
}

/** Which connections are in views of a single watcher; the large views need no count. */
function createMembership() {
  const members = new Map<ViewKey, Set<ConnectionId>>();
  const isSmall = (view: ViewKey) => view.startsWith("apart:");
  const remove = (view: ViewKey, connection: ConnectionId): void => {
    const set = members.get(view);
    set?.delete(connection);
    if (set?.size === 0) members.delete(view);
  };
  return {
    add: (view: ViewKey, connection: ConnectionId): void => {
      if (!isSmall(view)) return;
      members.set(view, (members.get(view) ?? new Set()).add(connection));
    },
    has: (view: ViewKey, connection: ConnectionId) => members.get(view)?.has(connection) ?? false,
    delete: remove,
    forget: (connection: ConnectionId): void => {
      for (const view of members.keys()) remove(view, connection);
    },
  };
}
