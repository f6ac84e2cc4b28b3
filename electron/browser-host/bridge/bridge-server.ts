import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { limits } from "../../../shared/contract/limits.ts";
import type { Log } from "../../agent/ports.ts";
import type { Entrance } from "../access/entrance.ts";
import { awaitProof } from "./await-proof.ts";
import type { BridgeSource } from "./carry-bridge.ts";
import { closeSoon, GOING_AWAY } from "./close-soon.ts";
import { createPages } from "./pages.ts";

const HEARTBEAT_MS = 20_000;
/** A page sends its proof at once; a busy browser may be slow all the same. */
const PROOF_MS = 10_000;
const MAX_PAGES = 64;
/** Of whom nothing is known but the cookie; counted apart, so that they keep no page out for long. */
const MAX_UNPROVED = 16;

export interface BridgeServer {
  /** Completes an upgrade that was already admitted, and carries calls once the page has proved itself. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every page's connection. */
  stop(): void;
}

export interface BridgeServerOptions {
  readonly host: BridgeSource;
  readonly entrance: Pick<Entrance, "prove">;
  readonly log: Log;
  /** How often pages are asked whether they still are there. */
  readonly heartbeatMs?: number | undefined;
  /** How long a page may take to prove itself. */
  readonly proofMs?: number | undefined;
}

/**
 * The bridge of all pages: calls are answered to the page that asked, events go to every page.
 * Whoever has not shown its proof yet is no page and hears nothing.
 */
export function createBridgeServer(options: BridgeServerOptions): BridgeServer {
  const { host, log, entrance, heartbeatMs = HEARTBEAT_MS, proofMs = PROOF_MS } = options;
  const pages = createPages(host, log);
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.packetBytes,
    perMessageDeflate: false,
  });
  const heartbeat = createHeartbeat(server.clients);
  const timer = setInterval(heartbeat.beat, heartbeatMs);
  timer.unref();

  return {
    accept(request, socket, head) {
      if (isFull(server.clients.size, pages.count())) {
        log.warn({ pages: pages.count() }, "too many pages at once");
        socket.destroy();
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => {
        client.on("error", (error) => log.warn({ error: error.message }, "a connection failed"));
        heartbeat.watch(client);
        awaitProof(client, { entrance, log, proofMs, onDidProve: () => pages.add(client) });
      });
    },
    stop() {
      clearInterval(timer);
      pages.stop();
      for (const client of server.clients) closeSoon(client, GOING_AWAY, "the host stops");
      server.close();
    },
  };
}

function isFull(connections: number, pages: number): boolean {
  return pages >= MAX_PAGES || connections - pages >= MAX_UNPROVED;
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
