import type { FastifyInstance } from "fastify";
import { AppError } from "../../../../shared/result/app-error.ts";
import type { Authenticate } from "../../account/authenticate.ts";
import type { ReadWatchersPage } from "../../watcher/watchers-page.ts";
import type { CountAct } from "../rate-limit.ts";
import { bearerToken } from "./bearer-token.ts";

export interface WatchersRoute {
  readonly authenticate: Authenticate;
  readonly read: ReadWatchersPage;
  readonly count: CountAct;
}

/**
 * `GET /watchers/:presentity` with a device token: RFC 3858, or JSON where `Accept` prefers it.
 * `?since=VERSION` asks for what changed since that document.
 *
 * Whoever is not signed in gets the same answer whatever they ask for (design 4.8).
 */
export function addWatchersRoute(http: FastifyInstance, route: WatchersRoute): void {
  const { authenticate, read, count } = route;
  type Request = {
    readonly Params: { readonly presentity: string };
    readonly Querystring: { readonly since?: string | readonly string[] };
  };
  http.get<Request>("/watchers/:presentity", async (request, reply) => {
    const token = bearerToken(request.headers);
    if (token === null) throw new AppError("unauthenticated", "this device is not signed in");
    const requester = await authenticate(token);
    await count(requester.accountId);
    const { since } = request.query;
    const { type, body } = await read({
      requester,
      typed: request.params.presentity,
      accept: request.headers.accept,
      since: since === undefined ? undefined : String(since),
    });
    // Somebody's watchers lie in no store between.
    return reply.header("vary", "accept").header("cache-control", "no-store").type(type).send(body);
  });
}
