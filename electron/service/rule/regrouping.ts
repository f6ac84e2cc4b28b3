import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import type { Presentities } from "../presence/presentities.ts";
import { hiddenIdentityOf } from "../visibility/hidden-identity.ts";
import type { AccessRules, Asker } from "./access-rules.ts";
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
  readonly presentities: Pick<Presentities, "of">;
  readonly revisits: Pick<Revisits, "one">;
}

export function createRegrouping({ rules, presentities, revisits }: RegroupingDeps): Regrouping {
  return async (owner, somebody, write) => {
    const principal = ownerOf(somebody);
    // Groups are about people: also where they hide.
    const askers = [{ principal }, { principal: hiddenIdentityOf(principal) }];
    // One list serves all of the owner's presentities, each with rules of its own about the groups.
    const own = (await presentities.of(owner)).map(({ address }) => address);
    const used = await Promise.all(
      askers.map(async (asker) => ({ asker, decided: await rules.decideAll(own, asker) })),
    );
    // Whoever waits for the list must not be waited for: two people may add each other at once. Until it
    // is forgotten, everybody is answered by what is remembered.
    const written = await write();
    const revisit = (asker: Asker, presentity: PresentityAddress, decision: AccessDecision) =>
      revisits.one(
        {
          presentity,
          before: () => decision,
          write: async () => rules.forget(presentity, principal),
        },
        asker,
      );
    await Promise.all(
      used.flatMap(({ asker, decided }) =>
        [...decided].map(([presentity, decision]) => revisit(asker, presentity, decision)),
      ),
    );
    return written;
  };
}
