import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { domainOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { AccountId, Requester } from "../ports.ts";
import type { WatcherDecision } from "../rule/access-rules.ts";
import type { Revisits } from "../rule/revisits.ts";
import { unnamedIdentity } from "../visibility/hidden-identity.ts";
import type { VisibilityRules } from "../visibility/visibility-rules.ts";
import { look, type Look, type LookingDeps } from "./looking.ts";
import { permitsIn } from "./place.ts";
import { notServed, unknownAddress } from "./presentity-target.ts";
import type { Presentities } from "./presentities.ts";

export interface FetchingDeps extends LookingDeps {
  readonly presentities: Presentities;
  readonly revisits: Pick<Revisits, "decideAll">;
  readonly visibility: Pick<VisibilityRules, "identityFor">;
  /** Each look is written down, so they are counted, not the calls. Refuses with `rate-limited`. */
  readonly countLooks: (account: AccountId, looks: number) => Promise<void>;
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
  const { presentities, domain } = deps;
  return async (requester, addresses) => {
    const distinct = [...new Set(addresses)];
    await deps.countLooks(requester.accountId, distinct.length);
    const served = distinct.filter((address) => domainOf(address) === domain);
    const found = await presentities.find(served);
    // Last, so that nothing has to be waited for between a decision and what it shows.
    const decisions = await decideAll(deps, requester, served);
    const looks = new Map<PresentityAddress, Look>();
    for (const [address, presentity] of found) {
      const decided = decisions.get(address);
      if (decided === undefined) continue;
      // Looking at oneself watches nobody.
      if (requester.principal === presentity.owner) {
        looks.set(address, { ok: true, document: presentity.view.document });
        continue;
      }
      const { authenticationLevel } = requester;
      const asker = { principal: decided.identity, authenticationLevel };
      looks.set(address, look(deps, { asker, presentity, decision: decided.decision }));
    }
    return addresses.map((address): Look => {
      const error = domainOf(address) === domain ? unknownAddress() : notServed();
      return looks.get(address) ?? { ok: false, presentity: address, error };
    });
  };
}

interface Decided {
  readonly identity: PrincipalAddress;
  readonly decision: WatcherDecision;
}

/** Each for whom the requester is to that presentity: by name, or hidden. */
async function decideAll(
  { revisits, visibility }: FetchingDeps,
  { principal, authenticationLevel }: Requester,
  addresses: readonly PresentityAddress[],
): Promise<ReadonlyMap<PresentityAddress, Decided>> {
  const named = await Promise.all(
    addresses.map(
      async (address) => [address, await visibility.identityFor(principal, address)] as const,
    ),
  );
  const groups = [...Map.groupBy(named, ([, identity]) => identity)];
  const decided = await Promise.all(
    groups.map(async ([identity, pairs]) => {
      const asked = pairs.map(([address]) => address);
      const found = await revisits.decideAll(asked, { principal: identity, authenticationLevel });
      return [...found].map(([address, decision]) => [address, { identity, decision }] as const);
    }),
  );
  return new Map(decided.flat());
}

/**
 * One look of somebody who is not signed in: as an anonymous watcher, where the presentity lets those in.
 * Everything else (nobody has the address, nobody anonymous is let in) is `unauthenticated`, alike.
 */
export type UnnamedLook = (address: PresentityAddress) => Promise<PresenceDocument>;

export function createUnnamedLook(deps: Omit<FetchingDeps, "countLooks">): UnnamedLook {
  const { revisits, presentities, ledger, clock, domain } = deps;
  const asker = { principal: unnamedIdentity(domain), authenticationLevel: "anonymous" } as const;
  return async (address) => {
    if (domainOf(address) !== domain) throw notSignedIn();
    // The first thing asked, of any address: who is not let in waits no longer where there is somebody.
    const decision = (await revisits.decideAll([address], asker)).get(address);
    if (decision === undefined || !isAdmitted(decision)) {
      const act = { kind: "fetch", isRefused: true, isLit: false } as const;
      ledger.countAnonymous({ ...act, presentity: address, at: clock.now() });
      throw notSignedIn();
    }
    const presentity = (await presentities.find([address])).get(address);
    if (presentity === undefined) throw notSignedIn();
    const seen = look(deps, { asker, presentity, decision });
    if (!seen.ok) throw notSignedIn();
    return seen.document;
  };
}

function isAdmitted(decision: WatcherDecision): boolean {
  return decision.handling !== "block" && permitsIn(decision, undefined).fetch;
}

export function notSignedIn(): AppError {
  return new AppError("unauthenticated", "this device is not signed in");
}
