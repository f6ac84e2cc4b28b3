import { app } from "electron";
import type { Log } from "../agent/ports.ts";
import { openLink } from "./link/open-link.ts";
import { readMainConfig } from "./main-config.ts";
import { registerAppScheme } from "./protocol/app-protocol.ts";
import { denyNavigation } from "./security/deny-navigation.ts";
import { setUpCrashHandling } from "./start/crash-handling.ts";
import { failToStart } from "./start/fail-to-start.ts";
import { setUpLog, setUpProfile } from "./start/set-up-profile.ts";
import { startDesktop } from "./start/start-desktop.ts";

/** In the order in which it must happen. What comes before `ready` waits for nothing. */
function main(): void {
  const config = readMainConfig(app.isPackaged);
  setUpProfile(config.folders);
  if (!app.requestSingleInstanceLock()) {
    // The one that runs has been told, and shows its window.
    app.exit(0);
    return;
  }
  const log = setUpLog(config.folders);
  setUpCrashHandling(log);
  app.enableSandbox();
  registerAppScheme();
  denyNavigation({ openLink: (url) => openOutside(url, log), log });
  // Never to be awaited here: Electron becomes ready only once this file has run to its end.
  app
    .whenReady()
    .then(() => startDesktop(config, log))
    .catch((error: unknown) => failToStart(error, log));
}

function openOutside(url: string, log: Log): void {
  openLink(url).catch((error: unknown) => log.warn({ error: String(error) }, "opened no link"));
}

try {
  main();
} catch (error) {
  failToStart(error, null);
}
