import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { AccountProfile, AccountRepository } from "./account-repository.ts";

/** Who has an account here; asked far more often than it changes. */
export interface AccountDirectory {
  find(principal: PrincipalAddress): Promise<AccountProfile | undefined>;
  /** Those that exist, in any order. */
  findAll(principals: readonly PrincipalAddress[]): Promise<AccountProfile[]>;
}

// About a megabyte.
const MAX_REMEMBERED = 5_000;

/**
 * Remembers accounts, never their absence: an account is for ever, a name that is free today may be
 * somebody's tomorrow. So nothing here ever has to be forgotten for being wrong.
 */
export function createAccountDirectory(
  repository: Pick<AccountRepository, "profiles">,
): AccountDirectory {
  const known = new Map<PrincipalAddress, AccountProfile>();

  const remember = (profile: AccountProfile): void => {
    if (known.size >= MAX_REMEMBERED) forgetOldest(known);
    known.set(profile.principal, profile);
  };

  const findAll = async (principals: readonly PrincipalAddress[]): Promise<AccountProfile[]> => {
    const remembered = principals.flatMap((principal) => known.get(principal) ?? []);
    const missing = principals.filter((principal) => !known.has(principal));
    if (missing.length === 0) return remembered;
    const found = await repository.profiles(missing);
    for (const profile of found) remember(profile);
    return [...remembered, ...found];
  };

  return {
    findAll,
    find: async (principal) => known.get(principal) ?? (await findAll([principal]))[0],
  };
}

function forgetOldest(known: Map<PrincipalAddress, AccountProfile>): void {
  for (const principal of known.keys()) {
    known.delete(principal);
    return;
  }
}
