import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { vi } from "vitest";
import { createFakeSafeStorage } from "./safe-storage.fixture.ts";

/**
 * What unit tests get for `import … from "electron"`: enough to see what our code asks Electron for.
 * Nothing here acts like Chromium; that is the business of the tests that run the built app.
 */
export const app = Object.assign(new EventEmitter(), {
  quit: vi.fn<() => void>(),
  exit: vi.fn<(code: number) => void>(),
  requestSingleInstanceLock: vi.fn<() => boolean>(() => true),
  isPackaged: true,
  setBadgeCount: vi.fn<(count: number) => boolean>(),
});

export const protocol = { registerSchemesAsPrivileged: vi.fn<(schemes: object[]) => void>() };

export const shell = { openExternal: vi.fn<(url: string) => Promise<void>>() };

type Listener = (event: unknown, input: unknown) => unknown;

const listeners = new Map<string, Listener>();

export const ipcMain = {
  handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
  removeHandler: (channel: string) => void listeners.delete(channel),
  /** As a page's `ipcRenderer.invoke` would reach us. */
  invoke(channel: string, event: unknown, input: unknown): unknown {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    return listener(event, input);
  },
};

export const safeStorage = createFakeSafeStorage();

interface Forked {
  readonly path: string;
  readonly args: readonly string[];
  readonly options: object;
  readonly posted: unknown[];
  readonly process: EventEmitter & {
    pid: number | undefined;
    readonly stdout: PassThrough;
    readonly stderr: PassThrough;
  };
}

const forked: Forked[] = [];

export const utilityProcess = {
  forked,
  fork(path: string, args: readonly string[], options: object) {
    const posted: unknown[] = [];
    const process = Object.assign(new EventEmitter(), {
      pid: undefined as number | undefined,
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      postMessage: (message: unknown) => void posted.push(message),
      kill: () => process.emit("exit", 0),
    });
    forked.push({ path, args, options, posted, process });
    return process;
  },
};

export const dialog = { showErrorBox: vi.fn<(title: string, content: string) => void>() };

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });

export const powerMonitor = Object.assign(new EventEmitter(), {
  idleS: 0,
  state: "active",
  getSystemIdleTime: () => powerMonitor.idleS,
  getSystemIdleState: () => powerMonitor.state,
});

const display = { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

/** A window that is drawn by nobody; like a real one it throws once it is destroyed. */
export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly webContents = Object.assign(new EventEmitter(), { reload() {} });
  isShown = false;
  #isDestroyed = false;
  constructor() {
    super();
    BrowserWindow.opened.push(this);
  }
  isDestroyed = () => this.#isDestroyed;
  isMinimized = () => this.#whileAlive(false);
  isMaximized = () => this.#whileAlive(false);
  isFullScreen = () => this.#whileAlive(false);
  isVisible = () => this.#whileAlive(this.isShown);
  isFocused = () => this.#whileAlive(this.isShown);
  getNormalBounds = () => this.#whileAlive({ x: 10, y: 20, width: 800, height: 600 });
  show = () => void (this.isShown = this.#whileAlive(true));
  hide = () => void (this.isShown = this.#whileAlive(false));
  focus = () => this.#whileAlive(undefined);
  loadURL = async () => this.#whileAlive(undefined);
  /** As a person closes it. */
  close(): void {
    let isClosing = true;
    this.emit("close", { preventDefault: () => void (isClosing = false) });
    this.#isDestroyed = isClosing;
  }
  #whileAlive<T>(value: T): T {
    if (this.#isDestroyed) throw new TypeError("Object has been destroyed");
    return value;
  }
}

interface MenuItem {
  readonly label?: string;
  readonly checked?: boolean;
  readonly enabled?: boolean;
  readonly submenu?: MenuItem[];
  readonly click?: () => void;
}

export const Menu = { buildFromTemplate: (items: MenuItem[]) => items };

export const nativeImage = { createEmpty: () => ({ addRepresentation() {} }) };

export class Tray extends EventEmitter {
  static readonly shown: Tray[] = [];
  static isPossible = true;
  toolTip = "";
  menu: MenuItem[] = [];
  constructor() {
    super();
    if (!Tray.isPossible) throw new Error("no tray");
    Tray.shown.push(this);
  }
  setImage(): void {}
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setContextMenu(items: MenuItem[]): void {
    this.menu = items;
  }
}
