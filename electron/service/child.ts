import type { ServiceReport } from "../../shared/contract/service-process.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { readStartMessage } from "./config.ts";
import { createLog } from "./create-log.ts";
import { openParentLink, type ParentLink } from "./parent-link.ts";
import { runService } from "./run-service.ts";

/** The service as the app's child process: settings by message, a report by message, life with the parent. */
async function main(parent: ParentLink): Promise<void> {
  let end = (): unknown => process.exit();
  parent.onDidEnd(() => void end());
  const settings = readStartMessage(await parent.firstMessage());
  const service = await runService(settings, createLog());
  end = service.stop;
  const { port, domain } = service;
  parent.post({ type: "ready", port, domain } satisfies ServiceReport);
}

function describeFailure(error: unknown): ServiceReport {
  if (error instanceof AppError) {
    return { type: "failed", code: error.code, message: error.message };
  }
  return { type: "failed", code: "service-start-failed", message: "The service could not start" };
}

const parent = openParentLink();
main(parent).catch((error: unknown) => {
  if (!(error instanceof AppError)) console.error(error);
  parent.post(describeFailure(error));
  process.exitCode = 1;
  parent.close();
});
