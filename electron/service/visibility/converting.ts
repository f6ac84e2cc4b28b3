import { randomInt, randomUUID } from "node:crypto";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { SubscriptionId, type Watched } from "../../../shared/contract/presence.ts";
import type { BuddyRepository } from "../buddy/buddy-repository.ts";
import type { Bus, Clock } from "../ports.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Audience } from "../presence/audience.ts";
import { filterIn, subscriptionCause } from "../presence/place.ts";
import type { PresenceRepository } from "../presence/presence-repository.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { placeBehind, type Sights } from "../presence/sight.ts";
import { isFollowingRefused } from "../presence/subscribing.ts";
import type {
  PlacedSubscription,
  SubscriptionRepository,
} from "../presence/subscription-repository.ts";
import { toldWatched } from "../presence/told-subscription.ts";
import type { AccessRules, WatcherDecision } from "../rule/access-rules.ts";
import type { Revisits } from "../rule/revisits.ts";
import { timestamp } from "../system-clock.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { WatchRequests } from "../watcher/watch-requests.ts";
import { hiddenIdentityOf, isHiddenIdentity } from "./hidden-identity.ts";
import { takenAlong } from "./taken-along.ts";
import type { VisibilityRules } from "./visibility-rules.ts";

export interface ConvertingDeps {
  readonly repository: SubscriptionRepository;
  readonly presence: Pick<PresenceRepository, "saveApart">;
  readonly buddies: Pick<BuddyRepository, "find">;
  readonly presentities: Pick<Presentities, "find">;
  readonly visibility: Pick<VisibilityRules, "identityFor">;
  readonly rules: Pick<AccessRules, "decide">;
  readonly revisits: Pick<Revisits, "settle" | "confirm">;
  readonly sights: Sights;
  readonly audience: Audience;
  readonly ledger: Ledger;
  readonly requests: WatchRequests;
  /** Shared with the subscriptions. */
  readonly pairs: KeyedQueue;
  readonly bus: Bus;
  readonly clock: Clock;
}

/**
 * Lets a watcher go on watching one presentity as who they are to it now. What they held as who they were
 * ends, to the presentity like any cancel; where they are admitted as who they are now, it begins anew.
 * Idempotent.
 */
export type Converting = (watcher: PrincipalAddress, address: PresentityAddress) => Promise<void>;

export function createConverting(deps: ConvertingDeps): Converting {
  const { visibility, presentities, revisits, pairs } = deps;
  return async (watcher, address) => {
    const to = await visibility.identityFor(watcher, address);
    const from = to === watcher ? hiddenIdentityOf(watcher) : watcher;
    const presentity = (await presentities.find([address])).get(address);
    if (presentity === undefined) return;
    const asker = { principal: to };
    await revisits.settle([address], asker);
    const used = await pairs.run(`${address} ${watcher}`, () =>
      pairs.run(`${address} ${hiddenIdentityOf(watcher)}`, () =>
        convertInTurn(deps, { watcher, presentity, from, to }),
      ),
    );
    if (used !== null) await revisits.confirm(address, asker, used);
  };
}

interface Turn {
  readonly watcher: PrincipalAddress;
  readonly presentity: Presentity;
  readonly from: PrincipalAddress;
  readonly to: PrincipalAddress;
}

/** What it was decided by; null: there was nothing to do. */
async function convertInTurn(deps: ConvertingDeps, turn: Turn): Promise<WatcherDecision | null> {
  const { repository, rules } = deps;
  const { presentity, from, to } = turn;
  const old = await repository.find(from, presentity.address);
  const isHeld = old !== undefined && old.subscription.state !== "terminated";
  if (!isHeld && !(await wasEndedByHiding(deps, turn))) return null;
  const decision = await rules.decide(presentity.address, { principal: to });
  await takeAlong(deps, { ...turn, old: isHeld ? old : undefined, decision });
  const ended = isHeld ? await end(deps, turn, old) : null;
  const begun = await begin(deps, turn, decision);
  tell(deps, turn, begun ?? ended);
  return decision;
}

/** What a watcher holds by name ends when they hide where that is refused, and comes back afterwards. */
async function wasEndedByHiding(
  { repository, buddies }: ConvertingDeps,
  { watcher, presentity, to }: Turn,
): Promise<boolean> {
  if (to !== watcher) return false;
  const last = await repository.find(watcher, presentity.address);
  const isEnded =
    last?.subscription.state === "terminated" && last.subscription.event === "timeout";
  return isEnded && (await buddies.find(watcher, presentity.address)) !== undefined;
}

interface TakingAlong extends Turn {
  readonly old: PlacedSubscription | undefined;
  readonly decision: WatcherDecision;
}

async function takeAlong(
  { presence, sights, clock }: ConvertingDeps,
  { presentity, from, to, old, decision }: TakingAlong,
): Promise<void> {
  if (old === undefined || decision.handling === "block") return;
  const { state } = old.subscription;
  const place = placeBehind(presentity, from, { state, shows: old.shows });
  const conversion = {
    presentity,
    from: { watcher: from, place },
    to: { watcher: to, place: decision },
  };
  const apart = takenAlong(sights, conversion, clock.now());
  await presence.saveApart(presentity.address, to, apart);
  if (apart === null) presentity.apart.delete(to);
  else presentity.apart.set(to, apart);
}

async function end(
  deps: ConvertingDeps,
  { presentity, from }: Turn,
  { subscription, shows }: PlacedSubscription,
): Promise<Watched | null> {
  const { repository, sights, audience, requests, clock } = deps;
  const { state, id } = subscription;
  const sight = sights.of(presentity, from, placeBehind(presentity, from, { state, shows }));
  const cancelled = await repository.cancel(from, id, timestamp(clock));
  audience.leave(from, sight.key);
  note(deps, presentity, { identity: from, kind: "cancel", isRefused: false });
  if (state !== "active") requests.changed(presentity.address);
  return cancelled === undefined
    ? null
    : { subscription: cancelled.after, document: sight.document };
}

async function begin(
  deps: ConvertingDeps,
  { presentity, to }: Turn,
  decision: WatcherDecision,
): Promise<Watched | null> {
  const { repository, sights, audience, requests, clock } = deps;
  const sight = () => sights.of(presentity, to, decision);
  const made = await repository.subscribe({
    id: SubscriptionId.parse(randomUUID()),
    presentity: presentity.address,
    watcher: to,
    authenticationLevel: "password",
    cause: subscriptionCause(decision, presentity.apart.get(to)),
    shown: sight().view,
    shows: filterIn(decision),
    at: timestamp(clock),
    buddy: null,
  });
  const isRefused = isFollowingRefused(decision.counted ?? decision);
  if (made.outcome !== "held") {
    note(deps, presentity, { identity: to, kind: "subscribe", isRefused });
  }
  if (!("subscription" in made)) return null;
  const { subscription } = made;
  if (subscription.state === "active") audience.join(to, sight().key);
  if (subscription.state === "pending") requests.changed(presentity.address);
  return { subscription, document: sight().document };
}

// Who leaves by name and comes without one at the same moment is known again by it.
const DAY_MS = 86_400_000;

interface Act {
  readonly identity: PrincipalAddress;
  readonly kind: "subscribe" | "cancel";
  readonly isRefused: boolean;
}

function note(
  { ledger, clock }: ConvertingDeps,
  { address }: Presentity,
  { identity, ...act }: Act,
): void {
  if (!isHiddenIdentity(identity)) {
    ledger.changed(address);
    return;
  }
  const at = clock.now() + randomInt(DAY_MS);
  ledger.countAnonymous({ ...act, presentity: address, at, isLit: false });
}

function tell({ audience, bus }: ConvertingDeps, { watcher }: Turn, watched: Watched | null): void {
  audience.changed(watcher);
  if (watched !== null) bus.toPrincipal(watcher, "subscription:changed", toldWatched(watched));
}
