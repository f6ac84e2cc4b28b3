import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { limits } from "../../../shared/contract/limits.ts";
import type { Log } from "../../agent/ports.ts";
import type { HostFrame } from "./bridge-frame.ts";
import { carryBridge, type BridgeSource } from "./carry-bridge.ts";

const HEARTBEAT_MS = 20_000;
const GOODBYE_MS = 1_000;
/** RFC 6455 §7.4.1. */
const GOING_AWAY = 1001;
/** A page that reads nothing of this is gone in all but name. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;
const MAX_PAGES = 64;

export interface BridgeServer {
  /** Completes an upgrade that was already admitted. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every page's connection. */
  stop(): void;
}

export interface BridgeServerOptions {
  readonly host: BridgeSource;
  readonly log: Log;
  /** How often pages are asked whether they still are there. */
  readonly heartbeatMs?: number;
}

/** The bridge of all pages: calls are answered to the page that asked, events go to every page. */
export function createBridgeServer(options: BridgeServerOptions): BridgeServer {
  const { host, log, heartbeatMs = HEARTBEAT_MS } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.packetBytes,
    perMessageDeflate: false,
  });
  const heartbeat = createHeartbeat(server.clients);
  const timer = setInterval(heartbeat.beat, heartbeatMs);
  timer.unref();

  const endEvents = host.onDidEmit((event, payload) => {
    const frame: HostFrame = { event, payload };
    broadcast(server.clients, JSON.stringify(frame));
  });

  return {
    accept(request, socket, head) {
      if (server.clients.size >= MAX_PAGES) {
        log.warn({ pages: server.clients.size }, "too many pages at once");
        socket.destroy();
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => {
        heartbeat.watch(client);
        carryBridge(client, host, log);
      });
    },
    stop() {
      clearInterval(timer);
      endEvents();
      for (const client of server.clients) sayGoodbye(client);
      server.close();
    },
  };
}

/** A page that does not answer the goodbye must not hold up the end. */
function sayGoodbye(client: WebSocket): void {
  client.close(GOING_AWAY, "the host stops");
  setTimeout(() => client.terminate(), GOODBYE_MS).unref();
}

/** Encoded once for all. */
function broadcast(clients: ReadonlySet<WebSocket>, text: string): void {
  for (const client of clients) {
    if (client.readyState !== client.OPEN) continue;
    if (client.bufferedAmount > MAX_UNREAD_BYTES) client.terminate();
    else client.send(text);
  }
}

/** A tab that vanished with its browser leaves no close frame; one unanswered ping ends it. */
function createHeartbeat(clients: ReadonlySet<WebSocket>) {
  const alive = new WeakSet<WebSocket>();
  return {
    watch(client: WebSocket): void {
      alive.add(client);
      client.on("pong", () => alive.add(client));
    },
    beat(): void {
      for (const client of clients) {
        if (!alive.delete(client)) client.terminate();
        else client.ping();
      }
    },
  };
}
