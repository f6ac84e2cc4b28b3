import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { nextDecisionAt } from "../../../shared/model/access-decision.ts";
import { describeBug } from "../describe-bug.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Clock, Log } from "../ports.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import { decidingAmong } from "./deciding-among.ts";
import { createDueTimers } from "./due-timers.ts";
import type { Revisits } from "./revisits.ts";

/** Moves people when rules begin, end or show something else by themselves, whoever is here. */
export interface AccessTimes {
  /** Takes up what fell due while the service was not there. */
  start(): Promise<void>;
  /** The rules are others since `at` (in ms since the epoch). Only in the turn of the presentity. */
  reckon(presentity: PresentityAddress, at: number): Promise<void>;
  notice(presentity: PresentityAddress): void;
  /** Not everybody could be moved: tries again before long. */
  retry(presentity: PresentityAddress): void;
  stop(): Promise<void>;
}

export interface AccessTimesDeps {
  readonly repository: Pick<AccessRuleRepository, "due" | "setDue" | "timed" | "watchers">;
  readonly revisits: Pick<Revisits, "everybody">;
  /** The rules of one presentity change one after the other. */
  readonly edits: KeyedQueue;
  readonly clock: Clock;
  readonly log: Log;
}

const RETRY_AFTER_MS = 60_000;

export function createAccessTimes(deps: AccessTimesDeps): AccessTimes {
  const { repository, edits, clock, log } = deps;
  const running = new Set<Promise<void>>();
  const timers = createDueTimers(clock, (presentity, at) => {
    const run = edits
      .run(presentity, () => pass(deps, { presentity, at, reckon }))
      .catch((error: unknown) => {
        log.error({ error: describeBug(error) }, "could not move watchers when their time came");
        retry(presentity);
      })
      .finally(() => void running.delete(run));
    running.add(run);
  });

  const retry = (presentity: PresentityAddress) =>
    timers.watch(presentity, clock.now() + RETRY_AFTER_MS);
  const reckon: AccessTimes["reckon"] = async (presentity, at) => {
    const next = nextDecisionAt(await repository.timed(presentity), new Date(at));
    await repository.setDue(presentity, next?.toISOString() ?? null);
    timers.watch(presentity, next?.getTime() ?? null);
  };
  return {
    reckon,
    retry,
    notice: timers.notice,
    start: async () => {
      for (const { presentity, at } of await repository.due()) {
        timers.watch(presentity, Date.parse(at));
      }
    },
    stop: async () => {
      timers.stop();
      await Promise.all(running);
      // What was running may have set the next one.
      timers.stop();
    },
  };
}

interface Passing {
  readonly presentity: PresentityAddress;
  readonly at: number;
  readonly reckon: AccessTimes["reckon"];
}

async function pass(
  { repository, revisits, clock }: AccessTimesDeps,
  { presentity, at, reckon }: Passing,
): Promise<void> {
  const now = clock.now();
  const before = repository.watchers(presentity).then(decidingAmong);
  const justBefore = new Date(at - 1);
  await revisits.everybody({
    presentity,
    before: async (asker) => (await before)(asker, justBefore),
    write: async () => void (await before),
  });
  await reckon(presentity, now);
}
