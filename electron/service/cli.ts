import { AppError } from "../../shared/result/app-error.ts";
import { readCommandLine, USAGE } from "./config.ts";
import { createLog } from "./create-log.ts";
import { runService } from "./run-service.ts";

/** The stand-alone service: settings from the command line, log on the standard output. */
async function main(): Promise<void> {
  const settings = readCommandLine(process.argv.slice(2));
  if (settings === null) {
    console.log(USAGE);
    return;
  }
  const { firstInvitation } = await runService(settings, createLog());
  // A secret, so it goes to whoever sits at the terminal and not into the log.
  if (firstInvitation !== null)
    console.error(`Invitation for the first account: ${firstInvitation}`);
}

main().catch((error: unknown) => {
  const isRefusal = error instanceof AppError;
  console.error(isRefusal ? error.message : error);
  process.exitCode = 1;
});
