import { app, type BrowserWindow } from "electron";
import type { Log } from "../../agent/ports.ts";
import { START_URL } from "../app-origin.ts";
import type { KnownWindows } from "../ipc/known-windows.ts";
import type { CloseAction } from "./close-action.ts";
import { createWindow } from "./create-window.ts";
import { reloadAfterCrash } from "./reload-after-crash.ts";
import type { WindowMemory } from "./window-memory.ts";

export interface MainWindowOptions {
  readonly preload: string;
  readonly memory: WindowMemory;
  readonly windows: KnownWindows;
  readonly log: Log;
  closeAction(): CloseAction;
  /** After it was hidden by closing it. */
  onDidHide(): void;
}

/** The app's one window. It lives until the app quits, shown or hidden. */
export interface MainWindow {
  /** Brings it to the front, from wherever it is. */
  show(): void;
  hasFocus(): boolean;
}

export function openMainWindow(options: MainWindowOptions): MainWindow {
  const { preload, memory, windows, log } = options;
  const window = createWindow(preload, memory.current());
  windows.add(window.webContents);
  reloadAfterCrash(window.webContents, log);
  rememberPlace(window, memory);
  hideInsteadOfClosing(window, options);
  window.loadURL(START_URL).catch((error: unknown) => {
    log.error({ error: String(error) }, "the page could not be loaded");
  });
  return {
    show() {
      // Closed for good: the app is on its way out, and may take a while for it.
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hasFocus: () => !window.isDestroyed() && window.isFocused(),
  };
}

function rememberPlace(window: BrowserWindow, memory: WindowMemory): void {
  // The first of these to come may be the last: nobody is asked before a shutdown.
  const remember = () =>
    memory.change({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  window.on("close", remember);
  window.on("hide", remember);
}

function hideInsteadOfClosing(window: BrowserWindow, options: MainWindowOptions): void {
  let isQuitting = false;
  app.on("before-quit", () => void (isQuitting = true));
  window.on("close", (event) => {
    if (isQuitting || options.closeAction() === "quit") return;
    event.preventDefault();
    // macOS keeps a black screen for a full-screen window that is hidden.
    if (window.isFullScreen()) {
      window.once("leave-full-screen", () => window.hide());
      window.setFullScreen(false);
    } else {
      window.hide();
    }
    options.onDidHide();
  });
}
