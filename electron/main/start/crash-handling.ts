import { app, dialog } from "electron";
import type { Log } from "../../agent/ports.ts";
import { describeBug } from "../../host/describe-bug.ts";
import { words } from "../words/words.ts";

/**
 * What nobody caught ends the app after it was logged: what is in memory may be wrong by then, what is
 * on the disk is right. Processes of Electron's own come back by themselves and are only logged.
 */
export function setUpCrashHandling(log: Log): void {
  const end = (kind: string) => (error: unknown) => {
    log.error({ kind, error: describeBug(error) }, "ended by a bug");
    dialog.showErrorBox(words.failure.bugTitle, words.failure.bugBody);
    app.exit(1);
  };
  process.on("uncaughtException", end("exception"));
  process.on("unhandledRejection", end("rejection"));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    if (reason !== "clean-exit") log.warn({ type, reason, exitCode }, "a process has died");
  });
}
