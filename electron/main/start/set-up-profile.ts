import { app } from "electron";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Log } from "../../agent/ports.ts";
import { createFileLog } from "../../host/create-file-log.ts";
import type { HostFolders } from "../../host/host-folders.ts";
import { words } from "../words/words.ts";

/**
 * Gives Chromium a folder inside the profile's. Before `ready` and before the instance lock: that lies
 * in this folder, so each profile has one of its own.
 */
export function setUpProfile({ profile }: HostFolders): void {
  makePrivateFolder(profile);
  app.setName(words.appName);
  // The installer's name for the app; with another one Windows drops clicks on notifications.
  if (process.platform === "win32") app.setAppUserModelId("org.porchlight.desktop");
  app.setPath("userData", join(profile, "chromium"));
}

/** Before Chromium makes it, which would let others in. Throws `storage-read-only`. */
function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const sentence = `The data folder can't be written to: ${folder}`;
    throw new AppError("storage-read-only", sentence, { cause: error });
  }
}

export function setUpLog({ profile }: HostFolders): Log {
  return createFileLog(join(profile, "desktop.log"));
}
