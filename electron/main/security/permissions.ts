import { APP_ORIGIN } from "../app-origin.ts";

interface Grant {
  readonly permission: string;
  readonly why: string;
}

/** Everything that a page of ours may do beyond a plain web page. Whatever is not listed is denied. */
const GRANTS: readonly Grant[] = [
  {
    permission: "clipboard-sanitized-write",
    why: "Copying a message or an address. Reading the clipboard is not needed: people paste.",
  },
];

/**
 * One decision for requests and for checks, which Electron asks apart and otherwise grants.
 *
 * `origin` because a check may come without any web contents; a child frame has its own origin.
 */
export function isPermitted(permission: string, origin: string): boolean {
  // Checks write an origin with a slash at its end, requests may not.
  const isOwn = origin === APP_ORIGIN || origin === `${APP_ORIGIN}/`;
  return isOwn && GRANTS.some((grant) => grant.permission === permission);
}
