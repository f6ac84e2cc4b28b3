import { PrincipalAddress } from "../../../shared/contract/address.ts";

// A watcher who hides is, to everything behind the handlers, somebody else than who they are openly: with
// documents, subscriptions and decisions of their own, under a name that no account can have and that
// leaves the service for nobody. So nothing that is kept under the open name can tell of it.
const SIGN = "~";

/** Where in a hidden identity the name of the watcher begins, counted as SQL does. */
export const HIDDEN_NAME_FROM = SIGN.length + 1;

/** Under which a watcher is known who hides. Of one that hides already, the same. */
export function hiddenIdentityOf(watcher: PrincipalAddress): PrincipalAddress {
  return isHiddenIdentity(watcher) ? watcher : PrincipalAddress.parse(`${SIGN}${watcher}`);
}

/** Under which all those are known who are not signed in: they can't be told apart. */
export function unnamedIdentity(domain: string): PrincipalAddress {
  return PrincipalAddress.parse(`${SIGN}@${domain}`);
}

export function isHiddenIdentity(watcher: string): boolean {
  return watcher.startsWith(SIGN);
}

export function isUnnamed(watcher: string): boolean {
  return watcher.startsWith(`${SIGN}@`);
}

/** Whose connections it is about. Nobody's, of those who are not signed in. */
export function principalBehind(watcher: PrincipalAddress): PrincipalAddress {
  if (!isHiddenIdentity(watcher) || isUnnamed(watcher)) return watcher;
  return PrincipalAddress.parse(watcher.slice(SIGN.length));
}
