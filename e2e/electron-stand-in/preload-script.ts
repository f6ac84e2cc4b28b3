/** What the preload leaves in the page, so that what main sends reaches it. */
export interface PageEnd {
  deliver(channel: string, payload: unknown): void;
}

/**
 * The built preload with a `require` that knows `electron/renderer` only, as in a sandbox.
 *
 * It runs in the page's own world: Chromium offers no other one from outside. So what the page gets is
 * the real bridge, but that the two are kept apart is Electron's to show.
 */
export function preloadScript(preload: string): string {
  return `(${String(runPreload)})(function (require, exports, module) {${preload}\n});`;
}

type Invoke = (channel: string, input: unknown) => Promise<unknown>;
type Preload = (require: (name: string) => unknown, exports: object, module: object) => void;

/** Becomes text and runs in the page, so it may use nothing from around it. */
function runPreload(preload: Preload): void {
  const listeners = new Map<string, ((event: object, payload: unknown) => void)[]>();
  // Sound: the binding of this name was exposed before this script.
  const invoke = Reflect.get(globalThis, "electronStandInInvoke") as Invoke;
  // As Electron: no preload in child frames.
  if (window.top !== window) return;
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }) }),
    },
    ipcRenderer: {
      invoke,
      on: (channel: string, listener: (event: object, payload: unknown) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
  const end: PageEnd = {
    deliver(channel, payload) {
      for (const listener of listeners.get(channel) ?? []) listener({}, payload);
    },
  };
  Object.defineProperty(globalThis, "electronStandIn", { value: end });
  preload(
    (name) => {
      if (name === "electron" || name === "electron/renderer") return electron;
      throw new Error(`module not found: ${name}`);
    },
    {},
    {},
  );
}
