import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { Clock } from "../ports.ts";
import { createOwner, isIdle, type Owner } from "./owner.ts";
import type { PresenceRepository } from "./presence-repository.ts";

/** The principals in memory, each with all their presentities: one object, for as long as anything depends on it. */
export interface OwnerCache {
  find(principals: readonly PrincipalAddress[]): Promise<ReadonlyMap<PrincipalAddress, Owner>>;
  /** The one in memory, if it is. */
  peek(principal: PrincipalAddress): Owner | undefined;
}

export interface CacheDeps {
  readonly repository: Pick<PresenceRepository, "load">;
  readonly clock: Clock;
}

// Some two kilobytes each. Those who are here always stay, however many they are.
const MAX_IDLE = 20_000;

export function createOwnerCache({ repository, clock }: CacheDeps): OwnerCache {
  // Least recently asked for first.
  const known = new Map<PrincipalAddress, Owner>();

  const recall = (principal: PrincipalAddress): Owner | undefined => {
    const owner = known.get(principal);
    if (owner === undefined) return undefined;
    known.delete(principal);
    known.set(principal, owner);
    return owner;
  };

  const load = createSharedLoad(async (missing) => {
    const lease = { now: clock.now(), leaseMs: times.publicationExpiresMs };
    for (const stored of await repository.load(missing)) {
      known.set(stored.principal, createOwner(stored, lease));
    }
    forgetIdle(known);
  });

  return {
    peek: (principal) => known.get(principal),
    find: async (principals) => {
      const missing = [...new Set(principals)].filter((principal) => !known.has(principal));
      if (missing.length > 0) await load(missing);
      const found = principals.flatMap((principal) => recall(principal) ?? []);
      return new Map(found.map((owner) => [owner.principal, owner]));
    },
  };
}

type Load = (principals: readonly PrincipalAddress[]) => Promise<void>;

/** Nothing is loaded twice at the same time: two objects for one presentity would go separate ways. */
function createSharedLoad(load: Load): Load {
  const loading = new Map<PrincipalAddress, Promise<void>>();
  return async (wanted) => {
    const mine = wanted.filter((principal) => !loading.has(principal));
    const others = wanted.flatMap((principal) => loading.get(principal) ?? []);
    if (mine.length > 0) {
      const work = load(mine).finally(() => mine.forEach((one) => loading.delete(one)));
      for (const principal of mine) loading.set(principal, work);
      others.push(work);
    }
    await Promise.all(others);
  };
}

const LOOKS = 64;

/** Looks at a few of those asked for longest ago, so that a full house costs nobody much. */
function forgetIdle(known: Map<PrincipalAddress, Owner>): void {
  let looks = 0;
  for (const [principal, owner] of known) {
    if (known.size <= MAX_IDLE || looks >= LOOKS) return;
    looks += 1;
    known.delete(principal);
    if (!isIdle(owner)) known.set(principal, owner);
  }
}
