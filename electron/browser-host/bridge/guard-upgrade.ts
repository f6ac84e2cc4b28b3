import type { IncomingMessage, Server } from "node:http";
import type { Log } from "../../agent/ports.ts";
import { readCookie } from "../access/access-cookie.ts";
import type { Entrance } from "../access/entrance.ts";
import { isOwnUpgrade } from "../access/own-address.ts";
import { BRIDGE_PATH } from "./bridge-address.ts";
import type { BridgeServer } from "./bridge-server.ts";

export interface UpgradeGuard {
  readonly entrance: Entrance;
  readonly bridge: BridgeServer;
  readonly log: Log;
  ownPort(): number;
}

/**
 * Lets only our own page, in a tab with the cookie, open a WebSocket; browsers check nothing of that
 * themselves. A program may claim all of it, which is why a proof is wanted next.
 */
export function guardUpgrade(server: Server, guard: UpgradeGuard): void {
  const { bridge, log } = guard;
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", (error) => log.debug({ error: error.message }, "an upgrade broke off"));
    const status = refusalOf(request, guard);
    if (status === null) {
      bridge.accept(request, socket, head);
      return;
    }
    log.warn({ status }, "refused a connection to the bridge");
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}

function refusalOf({ headers, url }: IncomingMessage, guard: UpgradeGuard): string | null {
  const { entrance, ownPort } = guard;
  if (!isOwnUpgrade(headers, `127.0.0.1:${ownPort()}`)) return "403 Forbidden";
  if (url !== BRIDGE_PATH) return "404 Not Found";
  return entrance.admits(readCookie(headers.cookie, ownPort())) ? null : "401 Unauthorized";
}
