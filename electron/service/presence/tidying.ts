import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { filterKey } from "../../../shared/model/presence-filter.ts";
import type { Clock } from "../ports.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import type { Presentities } from "./presentities.ts";
import type { WriteBehind } from "./write-behind.ts";

/** Forgets the filtered views that nobody holds, nobody looks at and no rule shows any more. */
export type Tidying = (
  presentity: PresentityAddress,
  needed: readonly PresenceFilter[],
) => Promise<void>;

export interface TidyingDeps {
  readonly presentities: Pick<Presentities, "get">;
  readonly repository: Pick<PresenceRepository, "dropFiltered">;
  readonly writes: WriteBehind;
  readonly clock: Clock;
}

/** Whoever looked within this time may come back to it, and whoever subscribes just now needs it. */
const KEPT_MS = 3_600_000;

export function createTidying({ presentities, repository, writes, clock }: TidyingDeps): Tidying {
  return async (address, needed) => {
    const { apart, parting, filtered } = await presentities.get(address);
    const onTheirWay = [...apart.values(), ...parting.values()].map(({ shows }) => shows);
    const keys = new Set([...needed, ...onTheirWay].map((filter) => filterKey(filter)));
    const dropped = [...filtered].flatMap(([key, { usedAt }]) =>
      keys.has(key) || clock.now() - usedAt < KEPT_MS ? [] : [key],
    );
    for (const key of dropped) filtered.delete(key);
    if (dropped.length > 0) writes.add(repository.dropFiltered(address, dropped));
  };
}
