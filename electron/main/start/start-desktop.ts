import { app, nativeTheme, session } from "electron";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "../../agent/ports.ts";
import type { Host } from "../../host/host.ts";
import { createPage } from "../../host/page/page.ts";
import { handleBridgeCalls } from "../ipc/handle.ts";
import { createKnownWindows } from "../ipc/known-windows.ts";
import { pushBridgeEvents } from "../ipc/push.ts";
import type { MainConfig } from "../main-config.ts";
import { tellOfTray } from "../notification/tell-of-tray.ts";
import { servePage } from "../protocol/app-protocol.ts";
import { hardenSession } from "../security/harden-session.ts";
import { hasTray } from "../tray/has-tray.ts";
import { closeAction } from "../window/close-action.ts";
import { openMainWindow } from "../window/main-window.ts";
import { openWindowMemory } from "../window/window-memory.ts";
import { failToStart } from "./fail-to-start.ts";
import { createDesktopHost } from "./create-desktop-host.ts";
import { stopBeforeQuit } from "./stop-before-quit.ts";
import { surroundPage } from "./surround-page.ts";

/** From dist/, one folder below which every bundle lies. */
const PRELOAD = fileURLToPath(new URL("../preload/preload.cjs", import.meta.url));
const RENDERER = fileURLToPath(new URL("../renderer/", import.meta.url));

/** Everything after `ready`. The window opens at once; its calls wait until the host has started. */
export async function startDesktop(config: MainConfig, log: Log): Promise<void> {
  const { profile } = config.folders;
  hardenSession(session.defaultSession, log);
  servePage(session.defaultSession, createPage({ root: RENDERER }));
  const memory = await openWindowMemory(join(profile, "window.json"), log);
  nativeTheme.themeSource = memory.current().theme;

  const created = createDesktopHost(config, log);
  const isEnding = stopBeforeQuit(async () => {
    await (await created).stop();
    await memory.flush();
  }, log);
  const host = startOrFail(created, log);
  const windows = createKnownWindows();
  handleBridgeCalls({ host, windows, log });
  let hasTrayIcon = false;
  const window = openMainWindow({
    preload: PRELOAD,
    memory,
    windows,
    log,
    closeAction: () => closeAction(process.platform, hasTrayIcon),
    onDidHide: () => tellOfTray(memory, process.platform),
  });
  app.on("second-instance", () => window.show());
  app.on("activate", () => window.show());

  const started = await host;
  pushBridgeEvents(started, windows);
  const surroundings = { host: started, window, memory, senses: config.senses, log };
  const isTrayThere = await hasTray(process.platform);
  if (isEnding()) return;
  try {
    ({ hasTrayIcon } = await surroundPage({ ...surroundings, hasTray: isTrayThere }));
  } catch (error) {
    // Somebody who quits so soon takes the host away, and needs no word of a start that failed.
    if (!isEnding()) throw error;
  }
}

/** Never rejects and, where it can't start, never resolves: the app is on its way out by then. */
function startOrFail(created: Promise<Host>, log: Log): Promise<Host> {
  return new Promise((resolve) => {
    created
      .then(async (host) => {
        await host.start();
        resolve(host);
      })
      .catch((error: unknown) => failToStart(error, log));
  });
}
