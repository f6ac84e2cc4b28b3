import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { Frame, Page, Request, Route } from "playwright";
import { PreventableEvent } from "./app.ts";
import type { StandInBrowser } from "./browser.ts";
import type { IpcMain } from "./ipc-main.ts";
import { appOrigin, toApp, toReal } from "./origin-map.ts";
import { preloadScript, type PageEnd } from "./preload-script.ts";
import type { DefaultSession } from "./session.ts";

export interface ContentsOptions {
  readonly browser: StandInBrowser;
  readonly ipcMain: IpcMain;
  readonly session: DefaultSession;
  readonly preload: string;
  readonly size: { readonly width: number; readonly height: number };
}

type OpenHandler = (details: { url: string }) => { action: "allow" | "deny" };

let lastId = 0;

/** Electron's `webContents` over one page of Chromium. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly page: Promise<Page>;
  readonly #options: ContentsOptions;
  #onOpen: OpenHandler = () => ({ action: "allow" });
  #url = "";
  /** The address that `loadURL` asked for: that navigation asks nobody. */
  #loading: string | null = null;
  #isDestroyed = false;

  constructor(options: ContentsOptions) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#options = options;
    this.page = this.#open();
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    this.#loading = toReal(url);
    await page.goto(this.#loading);
    this.#loading = null;
  }

  reload(): void {
    void this.loadURL(this.#url);
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#onOpen = handler;
  }

  send(channel: string, payload: unknown): void {
    const deliver = async () => (await this.page).evaluate(deliverInPage, { channel, payload });
    // As in Electron, nobody learns that a page went away before it heard.
    deliver().catch(() => {});
  }

  async destroy(): Promise<void> {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.emit("destroyed");
    await (await this.page).context().close();
  }

  async #open(): Promise<Page> {
    const { browser, preload, size } = this.#options;
    const page = await browser.newPage(size);
    await page.exposeBinding(
      "electronStandInInvoke",
      ({ frame }, channel: string, input: unknown) => this.#invoke(frame, channel, input),
    );
    await page.addInitScript(preloadScript(readFileSync(preload, "utf8")));
    await page.context().route("**/*", (route, request) => this.#route(route, request, page));
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.#url = toApp(frame.url());
    });
    return page;
  }

  /** The frame as Electron describes it, at the moment of the call. */
  async #invoke(frame: Frame, channel: string, input: unknown): Promise<unknown> {
    const senderFrame = {
      origin: originOf(frame),
      parent: frame.parentFrame(),
      url: toApp(frame.url()),
    };
    return this.#options.ipcMain.invoke(channel, { sender: this, senderFrame }, input);
  }

  async #route(route: Route, request: Request, page: Page): Promise<void> {
    try {
      if (request.isNavigationRequest() && !this.#mayNavigate(request, page)) {
        await route.abort("aborted");
        return;
      }
      const reply = await this.#options.session.answer(request);
      await (reply === null ? route.abort("blockedbyclient") : route.fulfill(reply));
    } catch {
      // The page went away while it was being served.
    }
  }

  #mayNavigate(request: Request, page: Page): boolean {
    const url = toApp(request.url());
    const frame = frameOf(request);
    if (frame === null || frame.page() !== page) return this.#mayOpen(url, frame);
    if (request.url() === this.#loading) return true;
    const isMainFrame = frame === page.mainFrame();
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame });
    if (request.redirectedFrom() !== null) this.emit("will-redirect", event, url);
    else {
      this.emit("will-frame-navigate", event);
      if (isMainFrame) this.emit("will-navigate", event, url);
    }
    return !event.isPrevented;
  }

  #mayOpen(url: string, frame: Frame | null): boolean {
    const isAllowed = this.#onOpen({ url }).action === "allow";
    if (!isAllowed) void frame?.page().close();
    return isAllowed;
  }
}

/** Null for a window that is only about to be: its frame is not there yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Runs in the page. */
function deliverInPage({ channel, payload }: { channel: string; payload: unknown }): void {
  // Sound: the preload script put it there; a page that has none hears nothing.
  const end = Reflect.get(globalThis, "electronStandIn") as PageEnd | undefined;
  end?.deliver(channel, payload);
}

/** A child that shows nothing of its own reports the origin of its parent. */
function originOf(frame: Frame): string {
  const parent = frame.parentFrame();
  return frame.url() === "about:blank" && parent !== null
    ? originOf(parent)
    : appOrigin(frame.url());
}
