import { createHash, randomBytes } from "node:crypto";

/** Who may in: one-time tokens, each exchanged for a cookie that lasts as long as this process. */
export interface Entrance {
  /** A fresh token. Only the newest few unused ones are good. */
  issueToken(): string;
  /** The cookie's value in exchange for a token; null when the token is unknown or was used. */
  redeem(token: string): string | null;
  admits(cookie: string | undefined): boolean;
}

/** The printed link and the one that `--open` opens, and as many again for a second start. */
const MAX_UNUSED_TOKENS = 4;
/** More tabs than anyone has; the oldest then asks for a fresh link. */
const MAX_COOKIES = 64;

export function createEntrance(): Entrance {
  const tokens = new Set<string>();
  const cookies = new Set<string>();
  return {
    issueToken: () => remember(tokens, MAX_UNUSED_TOKENS),
    redeem: (token) => (tokens.delete(digest(token)) ? remember(cookies, MAX_COOKIES) : null),
    admits: (cookie) => cookie !== undefined && cookies.has(digest(cookie)),
  };
}

/** Keeps digests, so that how long a comparison takes says nothing about what is kept. */
function remember(kept: Set<string>, most: number): string {
  const secret = randomBytes(32).toString("base64url");
  kept.add(digest(secret));
  const oldest = kept.values().next();
  if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
  return secret;
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64");
}
