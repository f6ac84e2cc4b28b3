import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { limits } from "../../../../shared/contract/limits.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { fail } from "../../../../shared/result/result.ts";
import type { Log } from "../../ports.ts";
import { failureOf } from "../failure-of.ts";
import type { Meter } from "../metrics.ts";
import { isAllowedOrigin } from "../request-origin.ts";
import { addLaunchProofRoute } from "./launch-proof-route.ts";
import { mayReadMetrics } from "./metrics-access.ts";
import { statusOf } from "./status-of.ts";

export interface HttpServerOptions {
  readonly log: Log;
  readonly meter: Meter;
  /** The launch secret of a bundled service, which is reached under loopback names only; else null. */
  readonly launch: string | null;
  /** Whether requests can be answered right now. */
  readonly isReady: () => boolean;
}

const MAX_BODY_BYTES = 16 * 1024;
/** For all of a request to arrive. */
const REQUEST_MS = 10_000;
// One character of an address can be three bytes, each of them three characters of a path.
const MAX_PARAMETER = limits.address * 9;

/** The HTTP side: health, readiness, metrics; further routes are added before it listens. */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { log, meter, launch, isReady } = options;
  const isLoopbackOnly = launch !== null;
  const http = Fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: MAX_PARAMETER },
    // A path that can't be decoded gets here before any hook.
    frameworkErrors: (_error, _request, reply) => answerMalformed(reply),
  });
  http.addHook("onRequest", async (request, reply) => {
    // Who asks and when decides about every answer, refusals included: nothing on the way may keep one.
    reply.header("cache-control", "no-store");
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
  if (launch !== null) addLaunchProofRoute(http, launch);
  http.get("/metrics", async (request, reply) => {
    if (!mayReadMetrics(request, launch)) return reply.callNotFound();
    return reply.type(meter.contentType).send(await meter.text());
  });
  return http;
}

function answerMalformed(reply: Pick<FastifyReply, "raw">): void {
  reply.raw
    .writeHead(400, { "content-type": "application/json", "cache-control": "no-store" })
    .end(JSON.stringify(fail("invalid-request", "malformed request")));
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
