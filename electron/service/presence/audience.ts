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
  const attendance = createAttendance(sessions);
  const inside = createMembership();
  const readings = createReadings();

  const put = (connection: ConnectionId, view: ViewKey): void => {
    inside.add(view, connection);
    bus.joinView({ connection }, view);
  };
  const take = (connection: ConnectionId, view: ViewKey): void => {
    inside.delete(view, connection);
    bus.leaveView({ connection }, view);
  };
  const stop = sessions.onDidEnd((caller) => {
    attendance.end(caller);
    inside.forget(caller.connectionId);
  });

  return {
    attend: attendance.begin,
    join: (watcher, view) => {
      for (const connection of attendance.of(watcher)) put(connection, view);
    },
    leave: (watcher, view) => {
      for (const connection of attendance.of(watcher)) take(connection, view);
    },
    joinOne: ({ connectionId }, view) => put(connectionId, view),
    merge: (watcher, from, into) => {
      for (const connection of attendance.of(watcher)) {
        if (!inside.has(from, connection)) continue;
        take(connection, from);
        put(connection, into);
      }
    },
    notify: bus.toView,
    reading: readings.begin,
    changed: readings.spoil,
    stop,
  };
}

/** The connections that asked to be notified. */
function createAttendance(sessions: Sessions) {
  const attending = new Map<PrincipalAddress, Set<ConnectionId>>();
  const isStarted = ({ principal, connectionId }: Caller) =>
    sessions.of(principal).some((other) => other.connectionId === connectionId);
  return {
    of: (watcher: PrincipalAddress): Iterable<ConnectionId> => attending.get(watcher) ?? [],
    begin: (caller: Caller): boolean => {
      if (!isStarted(caller)) return false;
      const connections = attending.get(caller.principal) ?? new Set();
      attending.set(caller.principal, connections.add(caller.connectionId));
      return true;
    },
    end: ({ principal, connectionId }: Caller): void => {
      const connections = attending.get(principal);
      connections?.delete(connectionId);
      if (connections?.size === 0) attending.delete(principal);
    },
  };
}

/** Which connections are in views of a single watcher; the large views need no list. */
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

function createReadings() {
  const readings = new Map<PrincipalAddress, Set<{ isStale: boolean }>>();
  return {
    begin: (watcher: PrincipalAddress): Reading => {
      const reading = { isStale: false };
      const all = readings.get(watcher) ?? new Set();
      readings.set(watcher, all.add(reading));
      return {
        end: () => {
          all.delete(reading);
          if (all.size === 0 && readings.get(watcher) === all) readings.delete(watcher);
          return reading.isStale;
        },
      };
    },
    spoil: (watcher: PrincipalAddress): void => {
      for (const reading of readings.get(watcher) ?? []) reading.isStale = true;
    },
  };
}
