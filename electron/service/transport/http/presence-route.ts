import type { FastifyInstance } from "fastify";
import { AppError } from "../../../../shared/result/app-error.ts";
import type { Authenticate } from "../../account/authenticate.ts";
import type { ReadPresencePage } from "../../presence/presence-page.ts";
import type { CountAct } from "../rate-limit.ts";
import { bearerToken } from "./bearer-token.ts";

export interface PresenceRoute {
  readonly authenticate: Authenticate;
  readonly read: ReadPresencePage;
  readonly count: CountAct;
}

/**
 * `GET /presence/:address` with a device token: PIDF, or JSON where `Accept` prefers it.
 *
 * Whoever is not signed in gets the same answer whatever they ask for (design 4.8).
 */
export function addPresenceRoute(http: FastifyInstance, route: PresenceRoute): void {
  const { authenticate, read, count } = route;
  http.get<{ Params: { address: string } }>("/presence/:address", async (request, reply) => {
    const token = bearerToken(request.headers);
    if (token === null) throw new AppError("unauthenticated", "this device is not signed in");
    const requester = await authenticate(token);
    await count(requester.accountId);
    const { type, body } = await read(requester, request.params.address, request.headers.accept);
    return reply.header("vary", "accept").type(type).send(body);
  });
}
