import type { Clock } from "../ports.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import type { WriteBehind } from "./write-behind.ts";

/** Writes down now and then that devices are heard, for the next start to know how long nobody was. */
export interface AliveMark {
  mark(): void;
}

export interface AliveMarkDeps {
  readonly repository: Pick<PresenceRepository, "keepAlive">;
  readonly writes: WriteBehind;
  readonly clock: Clock;
}

const MARK_EVERY_MS = 10_000;

export function createAliveMark({ repository, writes, clock }: AliveMarkDeps): AliveMark {
  let last = -Infinity;
  return {
    mark: () => {
      const now = clock.now();
      if (now - last < MARK_EVERY_MS) return;
      last = now;
      writes.add(repository.keepAlive(new Date(now).toISOString()));
    },
  };
}
