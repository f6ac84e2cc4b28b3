import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { Clock } from "../ports.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import { createPresentity, type Presentity } from "./presentity.ts";

/** The presentities in memory: one object each, for as long as anything depends on it. */
export interface PresentityCache {
  find(principals: readonly PrincipalAddress[]): Promise<ReadonlyMap<PrincipalAddress, Presentity>>;
  /** The one in memory, if it is. */
  peek(principal: PrincipalAddress): Presentity | undefined;
}

export interface CacheDeps {
  readonly repository: Pick<PresenceRepository, "load">;
  readonly clock: Clock;
}

// Some two kilobytes each. Those who are here always stay, however many they are.
const MAX_IDLE = 20_000;

export function createPresentityCache({ repository, clock }: CacheDeps): PresentityCache {
  // Least recently asked for first.
  const known = new Map<PrincipalAddress, Presentity>();

  const recall = (principal: PrincipalAddress): Presentity | undefined => {
    const presentity = known.get(principal);
    if (presentity === undefined) return undefined;
    known.delete(principal);
    known.set(principal, presentity);
    return presentity;
  };

  const load = createSharedLoad(async (missing) => {
    const lease = { now: clock.now(), leaseMs: times.publicationExpiresMs };
    for (const stored of await repository.load(missing)) {
      known.set(stored.principal, createPresentity(stored, lease));
    }
    forgetIdle(known);
  });

  return {
    peek: (principal) => known.get(principal),
    find: async (principals) => {
      const missing = [...new Set(principals)].filter((principal) => !known.has(principal));
      if (missing.length > 0) await load(missing);
      const found = principals.flatMap((principal) => recall(principal) ?? []);
      return new Map(found.map((presentity) => [presentity.principal, presentity]));
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
function forgetIdle(known: Map<PrincipalAddress, Presentity>): void {
  let looks = 0;
  for (const [principal, presentity] of known) {
    if (known.size <= MAX_IDLE || looks >= LOOKS) return;
    looks += 1;
    known.delete(principal);
    const isIdle = presentity.devices.size === 0 && presentity.setting.until === null;
    if (!isIdle) known.set(principal, presentity);
  }
}
