import { describeBug } from "../describe-bug.ts";
import type { Clock, Log, Stop } from "../ports.ts";

// A request waits for an hour before it is called waiting: a minute more makes no difference.
const SWEEP_EVERY_MS = 60_000;

/** Looks now and then for requests that nobody answered in time. */
export function startPendingSweep(clock: Clock, log: Log, expire: () => Promise<void>): Stop {
  let stop: Stop = () => {};
  let isSweeping = false;
  let isDueAgain = false;

  const sweep = async (): Promise<void> => {
    isSweeping = true;
    try {
      do {
        isDueAgain = false;
        await expire();
      } while (isDueAgain);
    } catch (error) {
      log.error({ error: describeBug(error) }, "could not let unanswered requests wait");
    } finally {
      isSweeping = false;
    }
  };

  const tick = (): void => {
    stop = clock.schedule(tick, SWEEP_EVERY_MS);
    if (isSweeping) isDueAgain = true;
    else void sweep();
  };
  tick();
  return () => stop();
}
