import type { IncomingHttpHeaders } from "node:http";

export interface OriginRules {
  /** Bundled: the only names under which this service is reached, so that a page can't rebind its own to it. */
  readonly isLoopbackOnly: boolean;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether a request comes from a program.
 *
 * Only browsers send `Origin`, for pages, and this service has no page that would ask it anything. That the
 * origin is its own name proves nothing: a page's name can be bent to this computer after it was loaded.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  const host = parseHost(`http://${headers.host ?? ""}`);
  if (host === undefined) return false;
  if (rules.isLoopbackOnly && !LOOPBACK.has(host.hostname)) return false;
  return headers.origin === undefined;
}

function parseHost(url: string): URL | undefined {
  return URL.parse(url) ?? undefined;
}
