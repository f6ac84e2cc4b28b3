import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { principalOf } from "../../../shared/model/address.ts";
import type { AccessRules } from "./access-rules.ts";
import type { Revisits } from "./revisits.ts";

/**
 * Carries out a change of an owner's buddy list that may put somebody into other groups, or out of them:
 * rules about groups then decide otherwise about them, at once.
 */
export type Regrouping = <T>(
  owner: PrincipalAddress,
  somebody: PresentityAddress,
  write: () => Promise<T>,
) => Promise<T>;

export interface RegroupingDeps {
  readonly rules: AccessRules;
  readonly revisits: Pick<Revisits, "one">;
}

export function createRegrouping({ rules, revisits }: RegroupingDeps): Regrouping {
  return async (presentity, somebody, write) => {
    const asker = { principal: principalOf(somebody) };
    const used = await rules.decide(presentity, asker);
    // Whoever waits for the list must not be waited for: two people may add each other at once. Until it
    // is forgotten, everybody is answered by what is remembered.
    const written = await write();
    await revisits.one(
      {
        presentity,
        before: () => used,
        write: async () => rules.forget(presentity, asker.principal),
      },
      asker,
    );
    return written;
  };
}
