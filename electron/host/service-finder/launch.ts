import {
  type ServiceReport as Report,
  ServiceReport,
  type ServiceStart,
} from "../../../shared/contract/service-process.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { isErrorCode } from "../../../shared/result/error-code.ts";
import type { Clock } from "../../agent/ports.ts";
import type { LaunchService, ServiceProcess } from "../ports.ts";

export interface LaunchOptions {
  readonly launchService: LaunchService;
  readonly start: ServiceStart;
  readonly clock: Clock;
}

export interface Launched {
  readonly process: ServiceProcess;
  readonly port: number;
}

const START_MS = 20_000;

/**
 * Starts the bundled service and waits, at most 20 s, until it listens.
 *
 * Rejects with the reason it gave (`port-in-use`, `storage-…`) or `service-start-failed`; no process
 * is left behind then.
 */
export async function launch({ launchService, start, clock }: LaunchOptions): Promise<Launched> {
  const service = launchService();
  try {
    const report = await firstReport(service, start, clock);
    if (report.type === "ready") return { process: service, port: report.port };
    throw new AppError(
      isErrorCode(report.code) ? report.code : "service-start-failed",
      report.message,
    );
  } catch (error) {
    service.kill();
    throw error;
  }
}

function firstReport(service: ServiceProcess, start: ServiceStart, clock: Clock): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<Report>();
  const fail = (sentence: string): void => reject(new AppError("service-start-failed", sentence));
  const cancel = clock.schedule(
    () => fail("The service did not start within 20 seconds."),
    START_MS,
  );
  const forgetReceive = service.onDidReceive((message) => {
    const report = ServiceReport.safeParse(message);
    if (report.success) resolve(report.data);
    else fail("The service answered what this version does not understand.");
  });
  const forgetExit = service.onDidExit(() => fail("The service ended before it was ready."));
  service.post(start);
  return promise.finally(() => {
    cancel();
    forgetReceive();
    forgetExit();
  });
}
