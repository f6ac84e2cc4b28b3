import { EventEmitter } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An event that a listener may prevent. */
export class PreventableEvent {
  isPrevented = false;
  preventDefault = (): void => {
    this.isPrevented = true;
  };
}

interface ClosableWindow {
  close(): void;
  isDestroyed(): boolean;
}

/** Electron's `app`: paths, the instance lock, readiness, and the order of events in which it quits. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly windows = new Set<ClosableWindow>();
  badgeCount = 0;
  isSandboxEnabled = false;
  readonly #paths = new Map([["userData", join(tmpdir(), "electron-stand-in")]]);
  readonly #ready = Promise.withResolvers<void>();
  readonly #closeBrowser: () => Promise<void>;
  name = "";

  constructor(closeBrowser: () => Promise<void>) {
    super();
    this.#closeBrowser = closeBrowser;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => this.quit());
  }

  setName(name: string): void {
    this.name = name;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  getVersion(): string {
    return "0.0.0-stand-in";
  }

  setBadgeCount(count: number): boolean {
    this.badgeCount = count;
    return true;
  }

  enableSandbox(): void {
    this.isSandboxEnabled = true;
  }

  /** A file with the holder's process number; the holder is told by a signal. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath("userData");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "instance-lock");
    if (tellHolder(file)) return false;
    writeFileSync(file, String(process.pid));
    process.on("SIGUSR2", () => this.emit("second-instance", new PreventableEvent(), [], ""));
    process.on("exit", () => rmSync(file, { force: true }));
    return true;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  becomeReady(): void {
    this.#ready.resolve();
  }

  quit(): void {
    if (this.#isPrevented("before-quit")) return;
    for (const window of this.windows) {
      window.close();
      if (!window.isDestroyed()) return;
    }
    if (this.#isPrevented("will-quit")) return;
    this.exit(0);
  }

  exit(code: number): void {
    void this.#closeBrowser().finally(() => process.exit(code));
  }

  windowClosed(window: ClosableWindow): void {
    this.windows.delete(window);
    if (this.windows.size === 0 && !this.emit("window-all-closed")) this.quit();
  }

  #isPrevented(name: string): boolean {
    const event = new PreventableEvent();
    this.emit(name, event);
    return event.isPrevented;
  }
}

export type { App };

export function createApp(closeBrowser: () => Promise<void>): App {
  return new App(closeBrowser);
}

function tellHolder(file: string): boolean {
  try {
    return process.kill(Number(readFileSync(file, "utf8")), "SIGUSR2");
  } catch {
    // Nobody holds it, or somebody who is gone.
    return false;
  }
}
