import type { IncomingHttpHeaders } from "node:http";

export interface OriginRules {
  /** Bundled: the only names under which this service is reached, so that a page can't rebind its own to it. */
  readonly isLoopbackOnly: boolean;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether a request comes from a program, or from a page of this very service.
 *
 * Only browsers send `Origin`, and any page may connect to any host; a foreign one is refused.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  const host = parseHost(`http://${headers.host ?? ""}`);
  if (host === undefined) return false;
  if (rules.isLoopbackOnly && !LOOPBACK.has(host.hostname)) return false;
  if (headers.origin === undefined) return true;
  return parseHost(headers.origin)?.host === host.host;
}

function parseHost(url: string): URL | undefined {
  return URL.parse(url) ?? undefined;
}
