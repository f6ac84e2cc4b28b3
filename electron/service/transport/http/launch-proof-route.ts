import { createHmac } from "node:crypto";
import type { FastifyInstance } from "fastify";
import {
  LAUNCH_PROOF_PATH,
  LaunchNonce,
  launchProofText,
} from "../../../../shared/contract/launch-proof.ts";

/** Of a bundled service: proves to whoever knows the launch secret that this is the service that has it. */
export function addLaunchProofRoute(http: FastifyInstance, launch: string): void {
  http.get<{ Params: { nonce: string } }>(`${LAUNCH_PROOF_PATH}/:nonce`, (request, reply) => {
    const nonce = LaunchNonce.safeParse(request.params.nonce).data;
    const port = request.socket.localPort;
    if (nonce === undefined || port === undefined) return reply.callNotFound();
    const text = launchProofText({ nonce, port });
    return reply.send({ proof: createHmac("sha256", launch).update(text).digest("base64url") });
  });
}
