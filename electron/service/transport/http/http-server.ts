import Fastify, { type FastifyInstance } from "fastify";
import { AppError } from "../../../../shared/result/app-error.ts";
import { fail } from "../../../../shared/result/result.ts";
import type { Log } from "../../ports.ts";
import { failureOf } from "../failure-of.ts";
import type { Meter } from "../metrics.ts";
import { isAllowedOrigin } from "../request-origin.ts";
import { statusOf } from "./status-of.ts";

export interface HttpServerOptions {
  readonly log: Log;
  readonly meter: Meter;
  /** See `isAllowedOrigin`. */
  readonly isLoopbackOnly: boolean;
  /** Whether requests can be answered right now. */
  readonly isReady: () => boolean;
}

const MAX_BODY_BYTES = 16 * 1024;

/** The HTTP side: health, readiness, metrics; further routes are added before it listens. */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { log, meter, isLoopbackOnly, isReady } = options;
  const http = Fastify({ logger: false, bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  http.addHook("onRequest", async (request, reply) => {
    if (isAllowedOrigin(request.headers, { isLoopbackOnly })) return;
    await reply.code(403).send(fail("forbidden", "requests from other sites are refused"));
  });
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(fail("not-found", "there is nothing here")),
  );
  http.setErrorHandler((error, request, reply) => {
    const failure = failureOf(asRefusal(error), log, request.routeOptions.url ?? "http");
    return reply.code(statusOf(failure.code)).send({ ok: false, error: failure });
  });
  http.get("/health", () => ({ status: "ok" }));
  http.get("/ready", (_request, reply) =>
    isReady() ? { status: "ready" } : reply.code(503).send({ status: "not ready" }),
  );
  http.get("/metrics", async (_request, reply) =>
    reply.type(meter.contentType).send(await meter.text()),
  );
  return http;
}

/** Fastify's own refusals (body too large, malformed JSON) carry a status, and a message that may quote the body. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !("statusCode" in error)) return error;
  if (error.statusCode === 413) return new AppError("too-large", "the request is too large");
  if (typeof error.statusCode === "number" && error.statusCode < 500) {
    return new AppError("invalid-request", "malformed request");
  }
  return error;
}
