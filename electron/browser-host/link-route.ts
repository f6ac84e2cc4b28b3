import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";

/** Where a second start of the same profile asks the running one for a fresh link. */
export const LINK_PATH = "/link";

/** `secret` lies in a file that only this computer account can read. */
export function addLinkRoute(app: FastifyInstance, secret: string, issueLink: () => string): void {
  app.post(LINK_PATH, async (request, reply) => {
    const isKnown = isSame(request.headers.authorization ?? "", `Bearer ${secret}`);
    // 404 is what everybody else gets for any POST.
    if (!isKnown) return reply.callNotFound();
    return reply.header("cache-control", "no-store").send({ link: issueLink() });
  });
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
