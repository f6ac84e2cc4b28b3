import type { Log } from "../../agent/ports.ts";

/** Keeps what was logged, for tests that must find no secret in it. */
export function createKeptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
