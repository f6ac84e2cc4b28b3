import { app, BrowserWindow, nativeTheme, screen } from "electron";
import { words } from "../words/words.ts";
import { MINIMUM_SIZE, placeWindow } from "./place-window.ts";
import type { Memory } from "./window-memory.ts";

/** `--surface-main` of the page's tokens: what shows before the page is there to be shown. */
const SURFACE = { light: "#fdfbf7", dark: "#0f151e" } as const;

/** The one way a window comes to be. Nothing is loaded yet, and it shows by itself when it can be drawn. */
export function createWindow(preload: string, { bounds, isMaximized }: Memory): BrowserWindow {
  const window = new BrowserWindow({
    ...placeWindow(bounds, workAreas()),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: words.appName,
    backgroundColor: surfaceColour(),
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      // All of these are the defaults. Written out so that a reader sees them and a test can check them.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // A stranger may talk somebody into pasting code there.
      devTools: !app.isPackaged,
      // Elsewhere Chromium would fetch its dictionaries from a server of its maker's.
      spellcheck: process.platform === "darwin",
    },
  });
  const follow = () => window.setBackgroundColor(surfaceColour());
  nativeTheme.on("updated", follow);
  window.once("closed", () => nativeTheme.off("updated", follow));
  showWhenDrawn(window, isMaximized);
  return window;
}

function showWhenDrawn(window: BrowserWindow, isMaximized: boolean): void {
  const show = () => {
    if (isMaximized) window.maximize();
    window.show();
  };
  window.once("ready-to-show", show);
  // A page that fails must not leave an app without a window.
  window.webContents.once("did-fail-load", () => {
    if (!window.isVisible()) show();
  });
}

function surfaceColour(): string {
  return nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light;
}

/** The main screen's first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
