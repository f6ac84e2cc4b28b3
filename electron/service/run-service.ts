import { describeBug } from "./describe-bug.ts";
import type { Log } from "./ports.ts";
import { type RunningService, startService } from "./service.ts";
import type { ServiceSettings } from "./service-settings.ts";
import { createSystemClock } from "./system-clock.ts";

/**
 * Runs a service for the rest of this process: ends it in good order on SIGTERM and SIGINT, and the
 * process with it when it can't go on.
 *
 * Rejects as `startService` does.
 */
export async function runService(settings: ServiceSettings, log: Log): Promise<RunningService> {
  const end = async (exitCode: number): Promise<void> => {
    process.exitCode = exitCode;
    // A start that failed has cleaned up after itself.
    await starting.then(
      (service) => service.stop(),
      () => {},
    );
    log.info({}, "stopped");
    // Whatever still holds the process (a thread that died, a socket that will not close) is of no use now.
    process.exit();
  };
  const onDidFail = (error: Error): void => {
    log.error({ reason: error.message }, "the database stopped, so the service does too");
    void end(1);
  };
  const starting = startService({ settings, clock: createSystemClock(), log, onDidFail });
  endWhenAsked(end);
  endOnBugs(end, log);
  const service = await starting;
  const { port, domain } = service;
  log.info({ port, domain, url: `http://${settings.host}:${port}` }, "listening");
  return { ...service, stop: () => end(0) };
}

type End = (exitCode: number) => Promise<void>;

function endWhenAsked(end: End): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(0));
}

/** A bug that nobody caught: what is in memory may be wrong, what is on the disk is right. */
function endOnBugs(end: End, log: Log): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.once(event, (error: unknown) => {
      log.error({ event, error: describeBug(error) }, "the service ends because of a bug");
      void end(1);
    });
  }
}
