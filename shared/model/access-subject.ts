import type { PrincipalAddress } from "../contract/address.ts";
import type { Subject } from "./access-match.ts";

const NO_GROUPS: ReadonlySet<string> = new Set();

/** Somebody who proved who they are with a password, as every account does at least. */
export function subjectOf(
  watcher: PrincipalAddress,
  groups: ReadonlySet<string> = NO_GROUPS,
): Subject {
  return { watcher, level: "password", groups };
}
