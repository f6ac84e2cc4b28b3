import type { FastifyInstance } from "fastify";
import { isSame } from "./access/is-same.ts";
import { signLink, signLinkRequest } from "./access/link-signature.ts";

/** Where, and with a nonce as next part, a second start of the same profile asks the running one for a fresh link. */
export const LINK_PATH = "/link";

/** `secret` lies in a file that only this computer account can read. */
export function addLinkRoute(app: FastifyInstance, secret: string, issueLink: () => string): void {
  app.post<{ Params: { nonce: string } }>(`${LINK_PATH}/:nonce`, async (request, reply) => {
    const { nonce } = request.params;
    const wanted = `Bearer ${signLinkRequest(secret, nonce)}`;
    // 404 is what everybody else gets for any POST.
    if (!isSame(request.headers.authorization ?? "", wanted)) return reply.callNotFound();
    const link = issueLink();
    const proof = signLink(secret, { nonce, link });
    return reply.header("cache-control", "no-store").send({ link, proof });
  });
}
