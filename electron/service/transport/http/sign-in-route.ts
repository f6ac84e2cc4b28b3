import type { FastifyInstance } from "fastify";
import { entranceCalls } from "../../../../shared/contract/account.ts";
import { answer, type Handlers } from "../../../../shared/contract/define.ts";
import { networkOf } from "../../account/client-network.ts";
import type { Visitor } from "../../account/entrance-handlers.ts";
import type { Log } from "../../ports.ts";
import type { ClientAddress } from "../client-address.ts";
import { failureOf } from "../failure-of.ts";
import type { CountAct } from "../rate-limit.ts";
import { bearerToken } from "./bearer-token.ts";
import { statusOf } from "./status-of.ts";

export interface SignInRoute {
  readonly signIn: Handlers<typeof entranceCalls, Visitor>["account:sign-in"];
  readonly clientAddress: ClientAddress;
  readonly count: CountAct;
  readonly log: Log;
}

const NAME = "account:sign-in";

/**
 * `POST /account/sign-in`: a token for programs that speak HTTP only. The same call, with the same
 * delays, as in the entrance; a token in `Authorization` proves a device that was signed in before.
 */
export function addSignInRoute(http: FastifyInstance, route: SignInRoute): void {
  const { signIn, clientAddress, count, log } = route;
  http.post("/account/sign-in", async (request, reply) => {
    const { ip, headers } = request;
    const address = clientAddress(ip, headers["x-forwarded-for"]);
    const visitor = { address, token: bearerToken(headers) };
    const result = await answer(
      entranceCalls[NAME],
      request.body,
      async (input) => {
        await count(networkOf(visitor.address));
        return signIn(input, visitor);
      },
      (error) => failureOf(error, log, NAME).ref ?? "",
    );
    return reply.code(result.ok ? 200 : statusOf(result.error.code)).send(result);
  });
}
