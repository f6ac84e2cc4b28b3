import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { domainOf } from "../../../shared/model/address.ts";
import type { AppError } from "../../../shared/result/app-error.ts";
import type { Clock } from "../ports.ts";
import type { Asker, WatcherDecision } from "../rule/access-rules.ts";
import { timestamp } from "../system-clock.ts";
import { isHiddenIdentity, unnamedIdentity } from "../visibility/hidden-identity.ts";
import type { Ledger } from "../watcher/ledger.ts";
import { type Place, permitsIn } from "./place.ts";
import { refusedHidden, refusedLooking, refusedWatching } from "./presentity-target.ts";
import type { Presentity } from "./presentity.ts";
import { isLit, type Sight, type Sights } from "./sight.ts";

/** What one look at one presentity gave. */
export type Look =
  | { readonly ok: true; readonly document: PresenceDocument }
  | { readonly ok: false; readonly presentity: PresentityAddress; readonly error: AppError };

export interface LookingDeps {
  readonly sights: Sights;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export interface Looking {
  /** By name, or as somebody who hides. */
  readonly asker: Asker;
  readonly presentity: Presentity;
  readonly decision: WatcherDecision;
}

/** One look, which is written down as the presentity's owner may know of it. */
export function look(deps: LookingDeps, looking: Looking): Look {
  const { asker, presentity, decision } = looking;
  const mayLook = permitsIn(decision, presentity.apart.get(asker.principal)).fetch;
  const sight = lookWith(deps, looking, decision);
  const { authenticationLevel = "password", principal: watcher } = asker;
  deps.ledger.record({
    presentity: presentity.address,
    watcher,
    at: timestamp(deps.clock),
    authenticationLevel,
    shown: sight.view,
    isLit: isLit(sight),
  });
  if (isHiddenIdentity(watcher)) count(deps, looking);
  if (sight.view !== "refused") return { ok: true, document: sight.document };
  const error = isHiddenIdentity(watcher) ? refusedHidden() : refusal(mayLook);
  return { ok: false, presentity: presentity.address, error };
}

/** As anonymous watchers see it, whoever it was: that some are shown less must not tell who looked. */
function count(deps: LookingDeps, looking: Looking): void {
  const { presentity, decision } = looking;
  const asker = { principal: unnamedIdentity(domainOf(presentity.address)) };
  const sight = lookWith(deps, { ...looking, asker }, decision.counted ?? decision);
  deps.ledger.countAnonymous({
    presentity: presentity.address,
    at: deps.clock.now(),
    kind: "fetch",
    isRefused: sight.view === "refused",
    isLit: isLit(sight),
  });
}

function lookWith({ sights }: LookingDeps, { asker, presentity }: Looking, place: Place): Sight {
  const { principal: watcher } = asker;
  const mayLook = permitsIn(place, presentity.apart.get(watcher)).fetch;
  const shown = mayLook ? place : { ...place, handling: "block" as const };
  return sights.of(presentity, watcher, shown);
}

function refusal(mayLook: boolean): AppError {
  return mayLook ? refusedWatching() : refusedLooking();
}
