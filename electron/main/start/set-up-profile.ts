import { app } from "electron";
import { join } from "node:path";
import type { Log } from "../../agent/ports.ts";
import { createFileLog } from "../../host/create-file-log.ts";
import type { HostFolders } from "../../host/host-folders.ts";
import { words } from "../words/words.ts";

/**
 * Gives Chromium a folder inside the profile's. Before `ready` and before the instance lock: that lies
 * in this folder, so each profile has one of its own.
 */
export function setUpProfile({ profile }: HostFolders): void {
  app.setName(words.appName);
  app.setPath("userData", join(profile, "chromium"));
}

export function setUpLog({ profile }: HostFolders): Log {
  return createFileLog(join(profile, "desktop.log"));
}
