import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Caller, ConnectionId } from "../ports.ts";

/** Which connections are told that somebody's shared WATCHER INFORMATION changed. Soft: ends with them. */
export interface SharedSubscriptions {
  /** `held`: without effect. `full`: one connection may hold so many. */
  add(caller: Caller, presentity: PresentityAddress): "added" | "held" | "full";
  /** Whether there was one. */
  remove(caller: Caller, presentity: PresentityAddress): boolean;
  /** Ends all of one connection, and says which they were. */
  end(connection: ConnectionId): readonly PresentityAddress[];
  /** Each reader once, however many connections they have. */
  readersOf(presentity: PresentityAddress): readonly Caller[];
  /** All connections of one reader that are told. */
  connectionsOf(reader: PrincipalAddress, presentity: PresentityAddress): readonly Caller[];
}

const MOST_OF_ONE = 100;

export function createSharedSubscriptions(): SharedSubscriptions {
  const byConnection = new Map<ConnectionId, Map<PresentityAddress, Caller>>();
  const readers = new Map<PresentityAddress, Set<Caller>>();

  const forget = (caller: Caller | undefined, presentity: PresentityAddress): boolean => {
    if (caller === undefined) return false;
    const all = readers.get(presentity);
    all?.delete(caller);
    if (all?.size === 0) readers.delete(presentity);
    return true;
  };

  return {
    add: (caller, presentity) => {
      const own = byConnection.get(caller.connectionId) ?? new Map<PresentityAddress, Caller>();
      if (own.has(presentity)) return "held";
      if (own.size >= MOST_OF_ONE) return "full";
      byConnection.set(caller.connectionId, own.set(presentity, caller));
      readers.set(presentity, (readers.get(presentity) ?? new Set()).add(caller));
      return "added";
    },
    remove: ({ connectionId }, presentity) => {
      const own = byConnection.get(connectionId);
      const held = own?.get(presentity);
      own?.delete(presentity);
      if (own?.size === 0) byConnection.delete(connectionId);
      return forget(held, presentity);
    },
    end: (connection) => {
      const own = byConnection.get(connection) ?? new Map<PresentityAddress, Caller>();
      byConnection.delete(connection);
      for (const [presentity, caller] of own) forget(caller, presentity);
      return [...own.keys()];
    },
    readersOf: (presentity) => oneOfEach([...(readers.get(presentity) ?? [])]),
    connectionsOf: (reader, presentity) =>
      [...(readers.get(presentity) ?? [])].filter(({ principal }) => principal === reader),
  };
}

function oneOfEach(connections: readonly Caller[]): readonly Caller[] {
  return [...new Map(connections.map((caller) => [caller.principal, caller])).values()];
}
