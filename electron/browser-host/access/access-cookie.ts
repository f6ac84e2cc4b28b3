/**
 * Named after the port, because cookies are not kept apart by port: two profiles in one browser
 * would otherwise put each other out.
 */
export function cookieName(port: number): string {
  return `porchlight-${port}`;
}

/** Gone when the browser closes. No `Secure`: the loopback address is reached over plain http. */
export function cookieHeader(port: number, value: string): string {
  return `${cookieName(port)}=${value}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Undefined when there is none; the first one when somebody planted a second. */
export function readCookie(header: string | undefined, port: number): string | undefined {
  const start = `${cookieName(port)}=`;
  const pair = header
    ?.split(";")
    .map((text) => text.trim())
    .find((text) => text.startsWith(start));
  return pair?.slice(start.length);
}
