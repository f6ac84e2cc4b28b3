import { createHash, randomBytes } from "node:crypto";

/** What a browser gets in exchange for a token. */
export interface Pass {
  /** Opens the page, and the WebSocket to whoever then shows a proof. */
  readonly cookie: string;
  /** Exchanged by the page for its proof, once. */
  readonly ticket: string;
}

/** What a page has to show before its WebSocket carries anything. */
export interface Shown {
  /** What it was told to keep, if it was. */
  readonly proof: string | null;
  /** What its link brought it, if that is how it came. */
  readonly ticket: string | null;
}

/**
 * Who may in. Everything issued here is good as long as this process lives.
 *
 * A cookie alone is not enough for the bridge: browsers do not keep cookies apart by port, nor does
 * `SameSite`, so a server of another user of this computer, on another port, is sent ours by every
 * tab that is lured there; and being a program it can claim any `Origin`. What a browser does keep
 * apart by port is the storage of a page. So a page keeps a second secret there, the proof, and
 * shows it as the first frame on its WebSocket.
 *
 * The proof gets to the page over that WebSocket too, in exchange for a ticket that works once, and
 * the ticket in the fragment of the address that a redeemed link leads to. A fragment is in no
 * request, log or `Referer`, and needs no script within the page; but browsers may write addresses
 * into a history that outlives the tab and is copied to other computers. Hence the ticket, which is
 * worthless there a moment later, and not the proof itself. An endpoint that hands the proof to
 * whoever has the cookie would hand it to the thief, should the page not have come first.
 *
 * A page sends both, and is let in by either: a planted ticket must not put out who has a proof, nor
 * a proof of an earlier process who brings a fresh ticket.
 */
export interface Entrance {
  /** A fresh token. Only the newest few unused ones are good. */
  issueToken(): string;
  /** Null when the token is unknown or was used. */
  redeem(token: string): Pass | null;
  admits(cookie: string | undefined): boolean;
  /** The proof to keep and show from now on; null when nothing of what was shown is good. */
  prove(shown: Shown): string | null;
}

/** The printed link and the one that `--open` opens, and as many again for a second start. */
const MAX_UNUSED = 4;
/** More browsers than anyone has; the oldest then asks for a fresh link. */
const MAX_BROWSERS = 64;

export function createEntrance(): Entrance {
  const tokens = new Set<string>();
  const tickets = new Set<string>();
  const cookies = new Set<string>();
  const proofs = new Set<string>();
  return {
    issueToken: () => issue(tokens, MAX_UNUSED),
    redeem: (token) =>
      tokens.delete(digest(token))
        ? { cookie: issue(cookies, MAX_BROWSERS), ticket: issue(tickets, MAX_UNUSED) }
        : null,
    admits: (cookie) => cookie !== undefined && cookies.has(digest(cookie)),
    prove({ proof, ticket }) {
      if (ticket !== null && tickets.delete(digest(ticket))) return issue(proofs, MAX_BROWSERS);
      return proof !== null && proofs.has(digest(proof)) ? proof : null;
    },
  };
}

/** Keeps digests, so that how long a comparison takes says nothing about what is kept. */
function issue(kept: Set<string>, most: number): string {
  const secret = randomBytes(32).toString("base64url");
  kept.add(digest(secret));
  const oldest = kept.values().next();
  if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
  return secret;
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64");
}
