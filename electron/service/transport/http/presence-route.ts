import type { FastifyInstance } from "fastify";
import { networkOf } from "../../account/client-network.ts";
import type { Authenticate } from "../../account/authenticate.ts";
import type { ReadPresencePage } from "../../presence/presence-page.ts";
import type { ClientAddress } from "../client-address.ts";
import type { CountAct } from "../rate-limit.ts";
import { bearerToken } from "./bearer-token.ts";

export interface PresenceRoute {
  readonly authenticate: Authenticate;
  readonly read: ReadPresencePage;
  readonly clientAddress: ClientAddress;
  /** Per account, and per network of those who are not signed in. */
  readonly count: CountAct;
}

/**
 * `GET /presence/:address` with a device token: PIDF, or JSON where `Accept` prefers it.
 *
 * Whoever is not signed in gets it of those who let anonymous watchers in, and the same refusal of all
 * others, whether they are there or not (design 4.8).
 */
export function addPresenceRoute(http: FastifyInstance, route: PresenceRoute): void {
  const { authenticate, clientAddress, read, count } = route;
  http.get<{ Params: { address: string } }>("/presence/:address", async (request, reply) => {
    const token = bearerToken(request.headers);
    const requester = token === null ? null : await authenticate(token);
    const { ip, headers } = request;
    const network = networkOf(clientAddress(ip, headers["x-forwarded-for"]));
    await count(requester?.accountId ?? network);
    const { type, body } = await read(requester, request.params.address, request.headers.accept);
    return reply.header("vary", "accept").type(type).send(body);
  });
}
