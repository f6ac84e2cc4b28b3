import { EventEmitter } from "node:events";
import { vi } from "vitest";

type OpenHandler = (details: { url: string }) => { action: string };

let lastId = 0;

/** Web contents without a page in them. */
export function createFakeContents(url = "app://porchlight/") {
  let onOpen: OpenHandler = () => ({ action: "allow" });
  let isDestroyed = false;
  lastId += 1;
  const contents = Object.assign(new EventEmitter(), {
    id: lastId,
    send: vi.fn<(channel: string, payload: unknown) => void>(),
    reload: vi.fn<() => void>(),
    getURL: () => url,
    isDestroyed: () => isDestroyed,
    setWindowOpenHandler: (handler: OpenHandler) => void (onOpen = handler),
    openWindow: (target: string) => onOpen({ url: target }),
    destroy() {
      isDestroyed = true;
      contents.emit("destroyed");
    },
  });
  return contents;
}
