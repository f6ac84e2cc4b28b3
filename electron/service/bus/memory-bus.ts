import type { Audience, Bus, BusListener, Stop, ViewKey } from "../ports.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { DeviceId } from "../../../shared/contract/account.ts";
import { deviceRoom, principalRoom, viewRoom } from "./rooms.ts";

/** What the transport does for the bus: connections gather in rooms, and a room is told things. */
export interface Outlet {
  /** Encodes once, however many connections are in the room; does nothing where there is none. */
  emit(room: string, event: string, payload: unknown): void;
  join(connections: string, room: string): void;
  leave(connections: string, room: string): void;
}

/** The bus of a service that is one process. */
export function createMemoryBus(outlet: Outlet): Bus {
  const ears = createEars();
  return {
    toPrincipal: (principal, event, payload) => {
      outlet.emit(principalRoom(principal), event, payload);
      ears.tell(principal, event, payload);
    },
    toDevice: (device: DeviceId, event, payload) => outlet.emit(deviceRoom(device), event, payload),
    toView: (view, document) => outlet.emit(viewRoom(view), "presence:notified", document),
    joinView: (audience, view) => outlet.join(connectionsOf(audience), viewRoom(view)),
    leaveView: (audience, view: ViewKey) => outlet.leave(connectionsOf(audience), viewRoom(view)),
    listen: ears.listen,
  };
}

function connectionsOf(audience: Audience): string {
  // Every connection is alone in a room that has its own name.
  return "principal" in audience ? principalRoom(audience.principal) : audience.connection;
}

/** Listeners within this process: the practice buddies have no connection. */
function createEars() {
  const ears = new Map<PrincipalAddress, Set<BusListener>>();
  const listen = (principal: PrincipalAddress, listener: BusListener): Stop => {
    const listeners = ears.get(principal) ?? new Set();
    ears.set(principal, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && ears.get(principal) === listeners) ears.delete(principal);
    };
  };
  const tell = (principal: PrincipalAddress, ...heard: Parameters<BusListener>): void => {
    for (const listener of ears.get(principal) ?? []) listener(...heard);
  };
  return { listen, tell };
}
