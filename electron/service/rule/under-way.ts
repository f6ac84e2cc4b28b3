import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Stop } from "../ports.ts";
import type { Asker } from "./access-rules.ts";

type Visit = (asker: Asker) => Promise<void>;

/** The changes that are being carried out, and whom they have reached. */
export interface UnderWay {
  begin(presentity: PresentityAddress, visit: Visit): Stop;
  /** Resolves once everything that is under way has reached this watcher. */
  visit(presentities: readonly PresentityAddress[], asker: Asker): Promise<void>;
  /** Whether something has not reached them yet. */
  isAny(presentities: readonly PresentityAddress[], watcher: PrincipalAddress): boolean;
}

interface Tour {
  readonly reached: Set<PrincipalAddress>;
  visit: Visit;
}

export function createUnderWay(): UnderWay {
  const tours = new Map<PresentityAddress, Set<Tour>>();
  const of = (presentity: PresentityAddress) => [...(tours.get(presentity) ?? [])];
  return {
    begin: (presentity, visit) => {
      const tour = createTour(visit);
      const others = tours.get(presentity) ?? new Set();
      tours.set(presentity, others.add(tour));
      return () => {
        others.delete(tour);
        if (others.size === 0 && tours.get(presentity) === others) tours.delete(presentity);
      };
    },
    visit: async (presentities, asker) => {
      // The oldest first: what a later one begins with is what the earlier one left.
      for (const tour of presentities.flatMap(of)) await tour.visit(asker);
    },
    isAny: (presentities, watcher) =>
      presentities.some((presentity) =>
        of(presentity).some(({ reached }) => !reached.has(watcher)),
      ),
  };
}

/** Everybody is reached once, however many ask for it. */
function createTour(visit: Visit): Tour {
  const visits = new Map<PrincipalAddress, Promise<void>>();
  const reached = new Set<PrincipalAddress>();
  return {
    reached,
    visit: (asker) => {
      const { principal } = asker;
      const begun = visits.get(principal);
      if (begun !== undefined) return begun;
      const visiting = visit(asker).finally(() => void reached.add(principal));
      visits.set(principal, visiting);
      return visiting;
    },
  };
}
