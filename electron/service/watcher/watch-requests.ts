import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { whichOfOwn } from "../presentity/which-of-own.ts";
import { createCoalescer } from "../coalescer.ts";
import { describeBug } from "../describe-bug.ts";
import type { Bus, Clock, Log } from "../ports.ts";
import type { SubscriptionRepository } from "../presence/subscription-repository.ts";

/** The requests to watch that wait for their owner's answer. */
export interface WatchRequests {
  of(presentity: PresentityAddress): Promise<WatchRequest[]>;
  /** They changed: all the owner's devices hear them, the first time at once. */
  changed(presentity: PresentityAddress): void;
  stop(): Promise<void>;
}

export interface WatchRequestsDeps {
  readonly repository: Pick<SubscriptionRepository, "unanswered">;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}

export function createWatchRequests({
  repository,
  bus,
  clock,
  log,
}: WatchRequestsDeps): WatchRequests {
  let telling: Promise<void> = Promise.resolve();

  const tell = async (presentity: PresentityAddress): Promise<void> => {
    const requests = await repository.unanswered(presentity);
    const event = { requests, ...whichOfOwn(presentity) };
    bus.toPrincipal(ownerOf(presentity), "watcher:requested", event);
  };

  const changes = createCoalescer<PresentityAddress>(
    clock,
    times.notificationIntervalMs,
    (presentity) => {
      // In order, so that an older list never comes after a newer one.
      telling = telling
        .then(() => tell(presentity))
        .catch((error: unknown) => {
          log.error(
            { error: describeBug(error) },
            "could not tell somebody who asks to watch them",
          );
        });
      return true;
    },
  );

  return {
    of: (presentity) => repository.unanswered(presentity),
    changed: changes.ask,
    stop: () => {
      changes.stop();
      return telling;
    },
  };
}
