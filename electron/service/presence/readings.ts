import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Stop } from "../ports.ts";
import { principalBehind } from "../visibility/hidden-identity.ts";

/** Something about a watcher that is being read. */
export interface Reading {
  /** Whether what was read of these presentities may be out of date. Ends the reading. */
  end(presentities: Iterable<PresentityAddress>): boolean;
}

/**
 * Who reads what of which watcher, and whether it still holds when they are done. What happens to somebody
 * who hides happens to who they are: both is read in one go.
 */
export function createReadings() {
  const readings = new Map<PrincipalAddress, Set<{ isStale: boolean }>>();
  const decisions = createDecisions();
  return {
    deciding: (watcher: PrincipalAddress, presentity: PresentityAddress): Stop =>
      decisions.begin(principalBehind(watcher), presentity),
    reading: (watcher: PrincipalAddress): Reading => {
      const reading = { isStale: false };
      const all = readings.get(watcher) ?? new Set();
      readings.set(watcher, all.add(reading));
      return {
        end: (presentities) => {
          all.delete(reading);
          if (all.size === 0 && readings.get(watcher) === all) readings.delete(watcher);
          return reading.isStale || decisions.isAny(watcher, new Set(presentities));
        },
      };
    },
    changed: (watcher: PrincipalAddress): void => {
      for (const reading of readings.get(principalBehind(watcher)) ?? []) reading.isStale = true;
    },
  };
}

interface Decision {
  readonly watcher: PrincipalAddress;
  readonly presentity: PresentityAddress;
}

/** Those under way: almost always none, and never more than a handful. */
function createDecisions() {
  const underWay = new Set<Decision>();
  return {
    begin: (watcher: PrincipalAddress, presentity: PresentityAddress): Stop => {
      const decision = { watcher, presentity };
      underWay.add(decision);
      return () => void underWay.delete(decision);
    },
    isAny: (watcher: PrincipalAddress, about: ReadonlySet<PresentityAddress>): boolean =>
      underWay
        .values()
        .some((decision) => decision.watcher === watcher && about.has(decision.presentity)),
  };
}
