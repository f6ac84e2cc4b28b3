import type { IncomingHttpHeaders } from "node:http";
import { isSameSecret } from "../same-secret.ts";
import { bearerToken } from "./bearer-token.ts";

export interface MetricsRequest {
  readonly headers: IncomingHttpHeaders;
  readonly ip: string;
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/u;
const BROUGHT_BY = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/**
 * Whether somebody may see the figures. Where few people live, "two connections" says that the other one
 * is there, invisible or not; so they are for whoever runs the service: on its own computer, and of a bundled
 * one who knows the launch secret. What a proxy brings comes from elsewhere, wherever the proxy is.
 */
export function mayReadMetrics({ headers, ip }: MetricsRequest, launch: string | null): boolean {
  if (launch !== null) return isSameSecret(bearerToken(headers) ?? "", launch);
  return LOOPBACK.test(ip) && !BROUGHT_BY.some((name) => headers[name] !== undefined);
}
