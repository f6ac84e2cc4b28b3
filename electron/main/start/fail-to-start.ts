import { app, dialog } from "electron";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Log } from "../../agent/ports.ts";
import { words } from "../words/words.ts";

/** Says why there will be no window, then ends. What an `AppError` says is meant for a person. */
export function failToStart(error: unknown, log: Log | null): void {
  const isRefusal = error instanceof AppError;
  log?.error({ error: String(error) }, "could not start");
  dialog.showErrorBox(words.failure.startTitle, isRefusal ? error.message : words.failure.bugBody);
  app.exit(1);
}
