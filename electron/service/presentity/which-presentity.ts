import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Caller } from "../ports.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";

/** Which presentity a call is about, and whether it is the caller's to say. */
export interface WhichPresentity {
  /** One of the caller's own; undefined: the first. Refuses with `not-found`. */
  own(caller: Caller, wanted: PresentityAddress | undefined): Promise<Presentity>;
  /** As `own`, or one whose delegate the caller is. */
  chosenFor(caller: Caller, wanted: PresentityAddress | undefined): Promise<Presentity>;
}

export function createWhichPresentity(presentities: Pick<Presentities, "find">): WhichPresentity {
  const find = async ({ identity }: Caller, wanted: PresentityAddress | undefined) => {
    const address = wanted ?? identity.presentity;
    return (await presentities.find([address])).get(address);
  };
  return {
    own: async (caller, wanted) => {
      const presentity = await find(caller, wanted);
      if (presentity?.owner === caller.principal) return presentity;
      throw noSuchPresentity();
    },
    chosenFor: async (caller, wanted) => {
      const presentity = await find(caller, wanted);
      if (presentity !== undefined && isInHandsOf(presentity, caller)) return presentity;
      throw noSuchPresentity();
    },
  };
}

export function isInHandsOf(
  { owner, profile }: Presentity,
  { principal }: Pick<Caller, "principal">,
): boolean {
  return owner === principal || profile.delegates.includes(principal);
}

/** Somebody else's, one that was taken back and none at all are the same to the caller. */
export function noSuchPresentity(): AppError {
  return new AppError("not-found", "you have no such presentity");
}
