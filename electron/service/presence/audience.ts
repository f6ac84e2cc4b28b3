import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { principalBehind } from "../visibility/hidden-identity.ts";
import { createReadings, type Reading } from "./readings.ts";
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
  /**
   * A decision is being written. Until what is returned is called, it may be on the disk, and what is shown
   * does not know of it yet: to put the two together would show more than was decided.
   */
  deciding(watcher: PrincipalAddress, presentity: PresentityAddress): Stop;
  stop: Stop;
}

export interface AudienceDeps {
  readonly bus: Bus;
  readonly sessions: Sessions;
}

export function createAudience({ bus, sessions }: AudienceDeps): Audience {
  const attendance = createAttendance(sessions);
  const inside = createMembership();

  const put = (connection: ConnectionId, view: ViewKey): void => {
    inside.add(view, connection);
    bus.joinView({ connection }, view);
  };
  const take = (connection: ConnectionId, view: ViewKey): void => {
    inside.delete(view, connection);
    bus.leaveView({ connection }, view);
  };
  return {
    attend: attendance.begin,
    join: (watcher, view) => {
      for (const connection of attendance.of(watcher)) put(connection, view);
    },
    leave: (watcher, view) => {
      for (const connection of attendance.of(watcher)) take(connection, view);
    },
    joinOne: (caller, view) => {
      // It may have ended meanwhile, and nobody would take it out again.
      if (attendance.has(caller)) put(caller.connectionId, view);
    },
    merge: (watcher, from, into) => {
      for (const connection of attendance.of(watcher)) {
        if (!inside.has(from, connection)) continue;
        take(connection, from);
        put(connection, into);
      }
    },
    notify: bus.toView,
    stop: sessions.onDidEnd((caller) => {
      attendance.end(caller);
      inside.forget(caller.connectionId);
    }),
    ...createReadings(),
  };
}

/** The connections that asked to be notified. */
function createAttendance(sessions: Sessions) {
  const attending = new Map<PrincipalAddress, Set<ConnectionId>>();
  const isStarted = ({ principal, connectionId }: Caller) =>
    sessions.of(principal).some((other) => other.connectionId === connectionId);
  return {
    /** Whoever hides hears over their own connections. */
    of: (watcher: PrincipalAddress): Iterable<ConnectionId> =>
      attending.get(principalBehind(watcher)) ?? [],
    begin: (caller: Caller): boolean => {
      if (!isStarted(caller)) return false;
      const connections = attending.get(caller.principal) ?? new Set();
      attending.set(caller.principal, connections.add(caller.connectionId));
      return true;
    },
    has: ({ principal, connectionId }: Caller): boolean =>
      attending.get(principal)?.has(connectionId) ?? false,
    end: ({ principal, connectionId }: Caller): void => {
      const connections = attending.get(principal);
      connections?.delete(connectionId);
      if (connections?.size === 0) attending.delete(principal);
    },
  };
}

/** Which connections are in views of a single watcher; the large views need no list. */
function createMembership() {
  const views = new Map<ConnectionId, Set<ViewKey>>();
  const isSmall = (view: ViewKey) => view.startsWith("apart:");
  return {
    add: (view: ViewKey, connection: ConnectionId): void => {
      if (!isSmall(view)) return;
      views.set(connection, (views.get(connection) ?? new Set()).add(view));
    },
    has: (view: ViewKey, connection: ConnectionId) => views.get(connection)?.has(view) ?? false,
    delete: (view: ViewKey, connection: ConnectionId): void =>
      void views.get(connection)?.delete(view),
    forget: (connection: ConnectionId): void => void views.delete(connection),
  };
}
