import type { WebSocket } from "ws";
import type { Log } from "../../agent/ports.ts";
import type { HostFrame } from "./bridge-frame.ts";
import { carryBridge, type BridgeSource } from "./carry-bridge.ts";

/** A page that reads nothing of this is gone in all but name. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/** The connections that have shown their proof: calls are answered, and every event is told. */
export interface Pages {
  count(): number;
  add(page: WebSocket): void;
  /** No more events; connections stay as they are. */
  stop(): void;
}

export function createPages(host: BridgeSource, log: Log): Pages {
  const pages = new Set<WebSocket>();
  const endEvents = host.onDidEmit((event, payload) => {
    const frame: HostFrame = { event, payload };
    broadcast(pages, JSON.stringify(frame));
  });
  return {
    count: () => pages.size,
    add(page) {
      pages.add(page);
      page.once("close", () => void pages.delete(page));
      carryBridge(page, host, log);
    },
    stop: endEvents,
  };
}

/** Encoded once for all. */
function broadcast(pages: ReadonlySet<WebSocket>, text: string): void {
  for (const page of pages) {
    if (page.readyState !== page.OPEN) continue;
    if (page.bufferedAmount > MAX_UNREAD_BYTES) page.terminate();
    else page.send(text);
  }
}
