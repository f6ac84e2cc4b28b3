import type { Bus, Clock } from "../ports.ts";
import type { Audience } from "../presence/audience.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { placeBehind, type Sights } from "../presence/sight.ts";
import type { Cancelled } from "../presence/subscription-repository.ts";
import { timestamp } from "../system-clock.ts";
import { toldWatched } from "../presence/told-subscription.ts";
import { principalBehind } from "../visibility/hidden-identity.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { PresentityRepository } from "./presentity-repository.ts";

/** Takes a presentity away for good. From the first moment on it answers as an address nobody has. */
export type RemovePresentity = (presentity: Presentity) => Promise<void>;

export interface RemovingDeps {
  readonly repository: Pick<PresentityRepository, "remove">;
  readonly presentities: Pick<Presentities, "detach" | "attach">;
  readonly sights: Sights;
  readonly audience: Pick<Audience, "leave" | "changed">;
  readonly ledger: Pick<Ledger, "flush">;
  /** Runs when no rule of it is being changed, and forgets them all afterwards. */
  readonly forgetRules: (
    presentity: Presentity["address"],
    write: () => Promise<void>,
  ) => Promise<void>;
  readonly bus: Bus;
  readonly clock: Clock;
}

export function createRemoving(deps: RemovingDeps): RemovePresentity {
  const { repository, presentities, ledger, forgetRules, clock } = deps;
  return (presentity) =>
    forgetRules(presentity.address, async () => {
      presentities.detach(presentity);
      try {
        // Looks that are not written down yet would be kept for ever.
        await ledger.flush();
        const ended = await repository.remove(presentity.address, timestamp(clock));
        for (const one of ended) tellWatcher(deps, presentity, one);
      } catch (error) {
        presentities.attach(presentity);
        throw error;
      }
    });
}

/**
 * Everybody keeps what they hold, whatever they were let see: another document would tell those who
 * were quietly ignored from those who saw somebody away.
 */
function tellWatcher(
  { sights, audience, bus }: RemovingDeps,
  presentity: Presentity,
  { before, after, shows }: Cancelled,
): void {
  const { watcher, state } = before;
  const place = placeBehind(presentity, watcher, { state, shows });
  const { key, document } = sights.of(presentity, watcher, place);
  audience.leave(watcher, key);
  const told = principalBehind(watcher);
  audience.changed(told);
  bus.toPrincipal(told, "subscription:changed", toldWatched({ subscription: after, document }));
}
