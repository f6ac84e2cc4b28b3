import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import { domainOf } from "../../../shared/model/address.ts";
import type { AppError } from "../../../shared/result/app-error.ts";
import type { AccountId, Clock, Requester } from "../ports.ts";
import type { Revisits } from "../rule/revisits.ts";
import { timestamp } from "../system-clock.ts";
import type { Ledger } from "../watcher/ledger.ts";
import { permitsIn } from "./place.ts";
import { notServed, refusedLooking, refusedWatching, unknownAddress } from "./presentity-target.ts";
import type { Presentities } from "./presentities.ts";
import type { Presentity } from "./presentity.ts";
import { isLit, type Sights } from "./sight.ts";

/** What one look at one presentity gave. */
export type Look =
  | { readonly ok: true; readonly document: PresenceDocument }
  | { readonly ok: false; readonly presentity: PresentityAddress; readonly error: AppError };

export interface FetchingDeps {
  readonly presentities: Presentities;
  readonly revisits: Pick<Revisits, "decideAll">;
  readonly sights: Sights;
  readonly ledger: Ledger;
  /** Each look is written down, so they are counted, not the calls. Refuses with `rate-limited`. */
  readonly countLooks: (account: AccountId, looks: number) => Promise<void>;
  readonly clock: Clock;
  readonly domain: string;
}

/**
 * FETCHER: one look at each, in the order asked, every one answered for itself. Each presentity's
 * ledger gets one entry, however often the presentity is named.
 */
export type Fetching = (
  requester: Requester,
  addresses: readonly PresentityAddress[],
) => Promise<Look[]>;

export function createFetching(deps: FetchingDeps): Fetching {
  const { presentities, revisits, domain } = deps;
  return async (requester, addresses) => {
    const distinct = [...new Set(addresses)];
    await deps.countLooks(requester.accountId, distinct.length);
    const served = distinct.filter((address) => domainOf(address) === domain);
    const found = await presentities.find(served);
    // Last, so that nothing has to be waited for between a decision and what it shows.
    const decisions = await revisits.decideAll(served, requester);
    const looks = new Map<PresentityAddress, Look>();
    for (const [address, presentity] of found) {
      const decision = decisions.get(address);
      if (decision !== undefined)
        looks.set(address, look(deps, { requester, presentity, decision }));
    }
    return addresses.map((address): Look => {
      const error = domainOf(address) === domain ? unknownAddress() : notServed();
      return looks.get(address) ?? { ok: false, presentity: address, error };
    });
  };
}

interface Looking {
  readonly requester: Requester;
  readonly presentity: Presentity;
  readonly decision: AccessDecision;
}

function look(
  { sights, ledger, clock }: FetchingDeps,
  { requester, presentity, decision }: Looking,
): Look {
  const { principal: watcher, authenticationLevel } = requester;
  // Looking at oneself watches nobody.
  if (watcher === presentity.owner) return { ok: true, document: presentity.view.document };
  const mayLook = permitsIn(decision, presentity.apart.get(watcher)).fetch;
  const place = mayLook ? decision : { ...decision, handling: "block" as const };
  const sight = sights.of(presentity, watcher, place);
  ledger.record({
    presentity: presentity.address,
    watcher,
    at: timestamp(clock),
    authenticationLevel,
    shown: sight.view,
    isLit: isLit(sight),
  });
  if (sight.view !== "refused") return { ok: true, document: sight.document };
  return {
    ok: false,
    presentity: presentity.address,
    error: mayLook ? refusedWatching() : refusedLooking(),
  };
}
