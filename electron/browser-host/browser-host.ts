import { randomBytes } from "node:crypto";
import fastify, { type FastifyInstance } from "fastify";
import { AppError } from "../../shared/result/app-error.ts";
import { invariant } from "../../shared/result/invariant.ts";
import type { Log } from "../agent/ports.ts";
import type { Page } from "../host/page/page.ts";
import { createEntrance } from "./access/entrance.ts";
import { createBridgeServer } from "./bridge/bridge-server.ts";
import type { BridgeSource } from "./bridge/carry-bridge.ts";
import { guardUpgrade } from "./bridge/guard-upgrade.ts";
import { addLinkRoute } from "./link-route.ts";
import { addPageRoutes, TOKEN_PARAMETER } from "./page-routes.ts";

export interface BrowserHostOptions {
  readonly host: BridgeSource;
  readonly page: Page;
  /** 0 takes any free one. */
  readonly port: number;
  readonly log: Log;
  readonly heartbeatMs?: number;
  readonly proofMs?: number;
}

/** The page and the bridge behind one loopback port. */
export interface BrowserHost {
  /** Rejects with an `AppError` when the port can't be had. */
  start(): Promise<{ readonly port: number; readonly linkSecret: string }>;
  /** A link that lets one browser in, once. */
  issueLink(): string;
  /** Ends every connection, then resolves. */
  stop(): Promise<void>;
}

export function createBrowserHost(options: BrowserHostOptions): BrowserHost {
  const { host, page, log } = options;
  const linkSecret = randomBytes(32).toString("base64url");
  const entrance = createEntrance();
  // Requests have no body worth reading.
  const app = fastify({ bodyLimit: 1_024, forceCloseConnections: true, requestTimeout: 10_000 });
  const { heartbeatMs, proofMs } = options;
  const bridge = createBridgeServer({ host, entrance, log, heartbeatMs, proofMs });
  let port = 0;

  const issueLink = () => `http://127.0.0.1:${port}/?${TOKEN_PARAMETER}=${entrance.issueToken()}`;
  addPageRoutes(app, { page, entrance, ownPort: () => port });
  addLinkRoute(app, linkSecret, issueLink);
  guardUpgrade(app.server, { entrance, bridge, log, ownPort: () => port });

  return {
    async start() {
      port = await listen(app, options.port);
      return { port, linkSecret };
    },
    issueLink,
    async stop() {
      bridge.stop();
      await app.close();
    },
  };
}

async function listen(app: FastifyInstance, port: number): Promise<number> {
  try {
    // By address: a name could lead to an interface that others reach.
    await app.listen({ host: "127.0.0.1", port });
  } catch (error) {
    throw new AppError("port-in-use", `Port ${port} of this computer is taken.`, { cause: error });
  }
  const address = app.server.address();
  invariant(typeof address === "object" && address !== null, "a listening server has an address");
  return address.port;
}
