import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request was made to this host by this host's own page, or by something that is no page.
 *
 * `Host` is checked because a foreign name can be made to resolve to this computer (DNS rebinding);
 * `Origin` because any page may send requests to a loopback port. `null`, which a sandboxed frame or
 * a file sends, is foreign too.
 */
export function isOwnRequest(headers: IncomingHttpHeaders, ownHost: string): boolean {
  if (headers.host !== ownHost) return false;
  return headers.origin === undefined || headers.origin === `http://${ownHost}`;
}

/** A page always names its origin when it opens a WebSocket, so here silence is a refusal as well. */
export function isOwnUpgrade(headers: IncomingHttpHeaders, ownHost: string): boolean {
  return headers.origin !== undefined && isOwnRequest(headers, ownHost);
}
