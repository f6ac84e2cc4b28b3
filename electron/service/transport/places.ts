import { networkOf } from "../account/client-network.ts";
import type { Stop } from "../ports.ts";

/**
 * At once, of one device. An app keeps one; the others are what a device leaves behind when its network comes and
 * goes: dead, and noticed as such after 16 s only, while it tries again every few seconds.
 *
 * The next one takes the place of the oldest instead of being refused: after a sleep the oldest are the dead ones,
 * and a device may never be locked out by its own past. So an account has at most `limits.devices` times as many.
 */
export const CONNECTIONS_PER_DEVICE = 8;

/** At once, of one network in the entrance, where everybody stays for one question. A lecture hall's first day. */
export const VISITORS_PER_NETWORK = 200;

/** At once, of all networks: some own thousands of them. */
export const VISITORS = 4_000;

/** Somebody who takes up room. */
export interface Occupant {
  /** Whether something that was asked is being answered. */
  readonly isBusy: () => boolean;
  readonly leave: () => void;
}

/**
 * So many places for each key. Where there is none left, a newcomer gets that of the oldest who is not busy:
 * were it refused instead, whoever holds all places, which costs nothing, would shut out everybody else.
 */
export interface Places {
  /** False where all that are there are busy. */
  hasRoom(key: string): boolean;
  /** For the time until the returned function is called. Where all are busy, the oldest has to go. */
  take(key: string, occupant: Occupant): Stop;
}

export function createPlaces(most: number): Places {
  // The oldest first. A key without occupants is not in here.
  const taken = new Map<string, Set<Occupant>>();

  const remove = (key: string, occupant: Occupant): void => {
    const here = taken.get(key);
    if (here?.delete(occupant) === true && here.size === 0) taken.delete(key);
  };

  return {
    hasRoom: (key) => {
      const here = taken.get(key);
      return here === undefined || here.size < most || oldestIdle(here) !== undefined;
    },
    take: (key, occupant) => {
      const here = taken.get(key) ?? new Set();
      const replaced = here.size < most ? undefined : (oldestIdle(here) ?? oldest(here));
      if (replaced !== undefined) here.delete(replaced);
      taken.set(key, here.add(occupant));
      replaced?.leave();
      return () => remove(key, occupant);
    },
  };
}

/** The entrance's, by address: so many for a network, so many in all, or as many as come. */
export function createVisitorPlaces(isLimited: boolean): Places {
  const ofNetwork = createPlaces(isLimited ? VISITORS_PER_NETWORK : Infinity);
  const ofAll = createPlaces(isLimited ? VISITORS : Infinity);
  return {
    hasRoom: (address) => ofNetwork.hasRoom(networkOf(address)) && ofAll.hasRoom(EVERYWHERE),
    take: (address, occupant) => {
      const stops = [
        ofNetwork.take(networkOf(address), occupant),
        ofAll.take(EVERYWHERE, occupant),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const EVERYWHERE = "everywhere";

function oldestIdle(occupants: Iterable<Occupant>): Occupant | undefined {
  for (const occupant of occupants) if (!occupant.isBusy()) return occupant;
  return undefined;
}

function oldest(occupants: Iterable<Occupant>): Occupant | undefined {
  for (const occupant of occupants) return occupant;
  return undefined;
}
