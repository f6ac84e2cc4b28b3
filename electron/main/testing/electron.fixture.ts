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
  readonly process: EventEmitter & { readonly stdout: PassThrough; readonly stderr: PassThrough };
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
