import type { IncomingHttpHeaders } from "node:http";
import { limits } from "../../../../shared/contract/limits.ts";

/** The token of an `Authorization: Bearer …` header; null where there is none that could be one. */
export function bearerToken({ authorization }: IncomingHttpHeaders): string | null {
  const token = /^Bearer +(?<token>\S+)$/iu.exec(authorization ?? "")?.groups?.["token"];
  return token === undefined || token.length > limits.token ? null : token;
}
