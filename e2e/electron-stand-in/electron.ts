import { createApp } from "./app.ts";
import { createBrowser } from "./browser.ts";
import { createBrowserWindow, type StandInWindow } from "./browser-window.ts";
import { answerTests } from "./control.ts";
import { createFurniture } from "./furniture.ts";
import { createIpcMain } from "./ipc-main.ts";
import { createSafeStorage } from "./safe-storage.ts";
import { createDefaultSession } from "./session.ts";
import { forkUtilityProcess } from "./utility-process.ts";

/**
 * What the built main process gets for `electron` where there is no Electron: windows are pages of a
 * real Chromium, the preload runs in them, `app:` is served to them with its headers, and Electron's
 * decisions (who sent this, may it navigate, is it permitted) are asked for as Electron asks.
 *
 * Not Electron all the same: the preload is not isolated from the page, nothing is sandboxed by it,
 * and menus, tray and notifications are only remembered.
 */
const browser = createBrowser();
const furniture = createFurniture();

export const app = createApp(() => browser.close());
export const ipcMain = createIpcMain();
const defaultSession = createDefaultSession();
export const session = { defaultSession };
const opened = new Set<StandInWindow>();
export const BrowserWindow = createBrowserWindow({
  opened,
  app,
  browser,
  ipcMain,
  session: defaultSession,
});
export const protocol = { registerSchemesAsPrivileged: defaultSession.registerSchemes };
export const safeStorage = createSafeStorage(() => app.getPath("userData"));
export const utilityProcess = { fork: forkUtilityProcess };
export const {
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  screen,
  shell,
  Tray,
} = furniture.modules;

answerTests({
  app,
  ipcMain,
  session: defaultSession,
  windows: opened,
  seen: furniture.seen,
  powerMonitor,
});
