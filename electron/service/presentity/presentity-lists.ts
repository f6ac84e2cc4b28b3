import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type {
  DelegatedPresentity,
  OwnPresentity,
  PresentityList,
} from "../../../shared/contract/presentity.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { Clock } from "../ports.ts";
import type { Presentities } from "../presence/presentities.ts";
import { currentSetting, type Presentity } from "../presence/presentity.ts";
import type { PresentityRepository } from "./presentity-repository.ts";

/** What somebody has in their hands: their own presentities, and those they are a delegate of. */
export type ListPresentities = (principal: PrincipalAddress) => Promise<PresentityList>;

export interface PresentityListsDeps {
  readonly presentities: Pick<Presentities, "of" | "find">;
  readonly repository: Pick<PresentityRepository, "delegatedTo">;
  readonly clock: Clock;
}

export function createListPresentities({
  presentities,
  repository,
  clock,
}: PresentityListsDeps): ListPresentities {
  return async (principal) => {
    const addresses = await repository.delegatedTo(principal);
    const delegated = (await presentities.find(addresses)).values();
    const own = await presentities.of(principal);
    return {
      own: own.map((presentity) => describeOwn(presentity, clock.now())),
      delegated: [...delegated]
        // By what is in memory, which is never older than what was read.
        .filter(({ profile }) => profile.delegates.includes(principal))
        .slice(0, limits.delegatedToOne)
        .map((presentity) => describeDelegated(presentity, clock.now())),
    };
  };
}

/** `now` in ms since the epoch. */
export function describeOwn(presentity: Presentity, now: number): OwnPresentity {
  const { address, createdAt, profile } = presentity;
  const { label, delegates, contacts, markup } = profile;
  const status = currentSetting(presentity, now);
  return {
    address,
    label,
    createdAt,
    status,
    delegates: [...delegates],
    contacts: [...contacts],
    markup: [...markup],
  };
}

function describeDelegated(presentity: Presentity, now: number): DelegatedPresentity {
  const { address, displayName } = presentity;
  return { address, displayName, status: currentSetting(presentity, now) };
}
