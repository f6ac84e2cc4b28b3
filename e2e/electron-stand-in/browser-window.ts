import { EventEmitter } from "node:events";
import { PreventableEvent, type App } from "./app.ts";
import { WebContents, type ContentsOptions } from "./web-contents.ts";

export interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly show?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences: { readonly preload: string };
}

type Surroundings = Omit<ContentsOptions, "preload" | "size"> & {
  readonly app: App;
  readonly opened: Set<StandInWindow>;
};

/** Electron's `BrowserWindow` class. */
export function createBrowserWindow(
  surroundings: Surroundings,
): new (options: WindowOptions) => StandInWindow {
  return class BrowserWindow extends StandInWindow {
    constructor(options: WindowOptions) {
      super(surroundings, options);
    }
  };
}

class StandInWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  backgroundColor: string | undefined;
  isShown: boolean;
  readonly #surroundings: Surroundings;
  #isDestroyed = false;
  #isMaximized = false;

  constructor(surroundings: Surroundings, options: WindowOptions) {
    super();
    const { width, height, webPreferences } = options;
    this.#surroundings = surroundings;
    this.options = options;
    this.backgroundColor = options.backgroundColor;
    this.isShown = options.show ?? true;
    const { preload } = webPreferences;
    this.webContents = new WebContents({ ...surroundings, size: { width, height }, preload });
    surroundings.opened.add(this);
    surroundings.app.windows.add(this);
    surroundings.app.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    try {
      await this.webContents.loadURL(url);
      this.emit("ready-to-show");
    } catch (error) {
      this.webContents.emit("did-fail-load", {}, -2, String(error), url, true);
      throw error;
    }
  }

  close(): void {
    const event = new PreventableEvent();
    this.emit("close", event);
    if (event.isPrevented) return;
    this.#isDestroyed = true;
    this.#surroundings.opened.delete(this);
    void this.webContents.destroy();
    this.emit("closed");
    this.#surroundings.app.windowClosed(this);
  }

  show(): void {
    this.isShown = true;
    this.emit("show");
  }

  hide(): void {
    this.isShown = false;
    this.emit("hide");
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  getNormalBounds() {
    const { x = 100, y = 100, width, height } = this.options;
    return { x, y, width, height };
  }

  setBackgroundColor(colour: string): void {
    this.backgroundColor = colour;
  }

  isVisible = () => this.isShown;
  isFocused = () => this.isShown;
  isMaximized = () => this.#isMaximized;
  isMinimized = () => false;
  isFullScreen = () => false;
  isDestroyed = () => this.#isDestroyed;
  restore(): void {}
  focus(): void {}
  setFullScreen(): void {}
}

export type { StandInWindow };
