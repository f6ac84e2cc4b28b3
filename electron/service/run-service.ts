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
  let service: RunningService | undefined;
  const end = async (exitCode: number): Promise<void> => {
    process.exitCode = exitCode;
    await service?.stop();
    log.info({}, "stopped");
    // Whatever still holds the process (a thread that died, a socket that will not close) is of no use now.
    process.exit();
  };
  const onDidFail = (error: Error): void => {
    log.error({ reason: error.message }, "the database stopped, so the service does too");
    void end(1);
  };
  service = await startService({ settings, clock: createSystemClock(), log, onDidFail });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(0));
  const { port, domain } = service;
  log.info({ port, domain, url: `http://${settings.host}:${port}` }, "listening");
  return { ...service, stop: () => end(0) };
}
