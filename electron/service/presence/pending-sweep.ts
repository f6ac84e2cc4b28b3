import { describeBug } from "../describe-bug.ts";
import type { Clock, Log, Stop } from "../ports.ts";

// A request waits for an hour before it is called waiting: a minute more makes no difference.
const SWEEP_EVERY_MS = 60_000;

/** Looks now and then for requests that nobody answered in time. */
export function startPendingSweep(clock: Clock, log: Log, expire: () => Promise<void>): Stop {
  let stop: Stop = () => {};
  let isStopped = false;
  const sweep = async (): Promise<void> => {
    try {
      await expire();
    } catch (error) {
      log.error({ error: describeBug(error) }, "could not let unanswered requests wait");
    }
    if (!isStopped) stop = clock.schedule(() => void sweep(), SWEEP_EVERY_MS);
  };
  void sweep();
  return () => {
    isStopped = true;
    stop();
  };
}
