import { randomUUID } from "node:crypto";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { SubscriptionId, type Watched } from "../../../shared/contract/presence.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Bus, Caller, Clock, Sessions } from "../ports.ts";
import type { AccessRules, Asker, WatcherDecision } from "../rule/access-rules.ts";
import type { Revisits } from "../rule/revisits.ts";
import { timestamp } from "../system-clock.ts";
import { isHiddenIdentity, principalBehind } from "../visibility/hidden-identity.ts";
import type { VisibilityRules } from "../visibility/visibility-rules.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { WatchRequests } from "../watcher/watch-requests.ts";
import type { Audience } from "./audience.ts";
import type { ChurnLimit } from "./churn-limit.ts";
import { filterIn, permitsIn, subscriptionCause } from "./place.ts";
import {
  refusedFollowing,
  refusedHidden,
  refusedWatching,
  requireSomebodyElses,
  unknownAddress,
} from "./presentity-target.ts";
import type { Presentities } from "./presentities.ts";
import type { Presentity } from "./presentity.ts";
import type { Sight, Sights } from "./sight.ts";
import type { SubscriptionRepository, SubscriptionWish } from "./subscription-repository.ts";
import { tellOtherDevices } from "./tell-other-devices.ts";
import { toldWatched } from "./told-subscription.ts";

export interface SubscribingDeps {
  readonly repository: SubscriptionRepository;
  readonly presentities: Presentities;
  readonly rules: AccessRules;
  readonly revisits: Pick<Revisits, "settle" | "confirm">;
  readonly visibility: Pick<VisibilityRules, "identityFor">;
  readonly sights: Sights;
  readonly audience: Audience;
  readonly ledger: Ledger;
  readonly requests: WatchRequests;
  readonly churn: ChurnLimit;
  /** One watcher of one presentity at a time: what is decided about them has to be what they get. */
  readonly pairs: KeyedQueue;
  readonly bus: Bus;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly domain: string;
}

/** Whatever is done about this watcher of this presentity waits for what was begun before. */
export function inTurn<T>(
  { pairs }: Pick<SubscribingDeps, "pairs">,
  presentity: PresentityAddress,
  watcher: PrincipalAddress,
  work: () => Promise<T>,
): Promise<T> {
  return pairs.run(`${presentity} ${watcher}`, work);
}

export interface Wish {
  readonly caller: Caller;
  readonly address: PresentityAddress;
  readonly buddy: SubscriptionWish["buddy"];
}

interface Subscribed {
  readonly watched: Watched;
  /** What it was given by. */
  readonly decision: WatcherDecision;
  readonly key: Sight["key"];
}

export async function subscribe(deps: SubscribingDeps, wish: Wish): Promise<Watched> {
  const { address, caller } = wish;
  requireSomebodyElses(address, caller.principal, deps.domain);
  const presentity = await deps.presentities.get(address);
  for (;;) {
    const asker = await askerFor(deps, wish);
    await deps.revisits.settle([address], asker);
    const { watched, decision, key } = await inTurn(deps, address, asker.principal, () =>
      subscribeInTurn(deps, { ...wish, presentity, asker }),
    );
    // Else the rules changed meanwhile, and whoever moved everybody did not know of this one.
    if (!(await deps.revisits.confirm(address, asker, decision))) continue;
    if ((await askerFor(deps, wish)).principal === asker.principal) return toldWatched(watched);
    // The watcher hides now, or no longer: nothing may be left of who they were.
    const { id } = watched.subscription;
    deps.audience.leave(asker.principal, key);
    await deps.repository.cancel(asker.principal, id, timestamp(deps.clock));
  }
}

async function askerFor(
  { visibility }: SubscribingDeps,
  { address, caller: { principal, authenticationLevel } }: Wish,
): Promise<Required<Asker>> {
  return { principal: await visibility.identityFor(principal, address), authenticationLevel };
}

interface WishInTurn extends Wish {
  readonly presentity: Presentity;
  readonly asker: Required<Asker>;
}

async function subscribeInTurn(deps: SubscribingDeps, wish: WishInTurn): Promise<Subscribed> {
  const { repository, rules, sights, audience, churn, clock } = deps;
  const { caller, presentity, asker, buddy } = wish;
  const { principal: watcher, authenticationLevel } = asker;
  const decision = await rules.decide(presentity.address, asker);
  const sight = () => sights.of(presentity, watcher, decision);
  await requireNoChurn(deps, watcher, presentity);
  requireThere(presentity);
  const made = await repository.subscribe({
    id: SubscriptionId.parse(randomUUID()),
    presentity: presentity.address,
    watcher,
    authenticationLevel,
    cause: subscriptionCause(decision, presentity.apart.get(watcher)),
    shown: sight().view,
    shows: filterIn(decision),
    at: timestamp(clock),
    buddy,
  });
  requireThere(presentity);
  if (made.outcome !== "held") noteInLedger(deps, wish, decision);
  if (!("subscription" in made)) throw refusedFor(watcher, made.outcome, decision);
  const { outcome, subscription } = made;
  audience.attend(caller);
  if (subscription.state === "active") audience.join(watcher, sight().key);
  const watched = { subscription, document: sight().document };
  if (outcome === "held") return { watched, decision, key: sight().key };
  churn.count(principalBehind(watcher), presentity.address);
  onDidSubscribe(deps, caller, watched);
  return { watched, decision, key: sight().key };
}

/** Taken away meanwhile, it ended this subscription with all others. */
function requireThere({ isGone }: Presentity): void {
  if (isGone) throw unknownAddress();
}

function onDidSubscribe(deps: SubscribingDeps, caller: Caller, watched: Watched): void {
  const { presentity, state } = watched.subscription;
  deps.audience.changed(caller.principal);
  tellOtherDevices(deps, caller, "subscription:changed", toldWatched(watched));
  if (state === "pending") deps.requests.changed(presentity);
}

/** Of whoever hides, what became of it for anonymous watchers as such. */
function noteInLedger(
  { ledger, clock }: SubscribingDeps,
  { presentity: { address }, asker }: WishInTurn,
  decision: WatcherDecision,
): void {
  if (!isHiddenIdentity(asker.principal)) {
    ledger.changed(address);
    return;
  }
  ledger.countAnonymous({
    presentity: address,
    at: clock.now(),
    kind: "subscribe",
    isRefused: isFollowingRefused(decision.counted ?? decision),
    isLit: false,
  });
}

export function isFollowingRefused(decision: WatcherDecision): boolean {
  return decision.handling === "block" || !permitsIn(decision, undefined).subscribe;
}

function refusedFor(
  watcher: PrincipalAddress,
  outcome: "refused" | "too-many",
  { handling }: WatcherDecision,
): AppError {
  if (outcome === "too-many") {
    return new AppError("too-many", "too many requests are waiting for an answer already");
  }
  if (isHiddenIdentity(watcher)) return refusedHidden();
  return handling === "block" ? refusedWatching() : refusedFollowing();
}

/** Whoever subscribes and cancels in a whirl is stopped, unless there is nothing to be made anew. */
async function requireNoChurn(
  { repository, churn }: SubscribingDeps,
  watcher: PrincipalAddress,
  presentity: Presentity,
): Promise<void> {
  if (churn.admits(principalBehind(watcher), presentity.address)) return;
  const held = await repository.find(watcher, presentity.address);
  if (held !== undefined && held.subscription.state !== "terminated") return;
  throw new AppError("rate-limited", "you have subscribed to this person too often just now");
}
