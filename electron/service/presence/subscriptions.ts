import { randomUUID } from "node:crypto";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import {
  type Subscription,
  SubscriptionId,
  type Watched,
} from "../../../shared/contract/presence.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Bus, Caller, Clock, Log, Sessions } from "../ports.ts";
import type { Revisits } from "../rule/revisits.ts";
import type { AccessRules } from "../rule/access-rules.ts";
import { timestamp } from "../system-clock.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { WatchRequests } from "../watcher/watch-requests.ts";
import type { Audience } from "./audience.ts";
import type { ChurnLimit } from "./churn-limit.ts";
import { filterIn, subscriptionCause } from "./place.ts";
import { refusedFollowing, refusedWatching, requireSomebodyElses } from "./presentity-target.ts";
import type { Presentities } from "./presentities.ts";
import type { Presentity } from "./presentity.ts";
import { placeBehind, type Sight, type Sights } from "./sight.ts";
import type {
  Cancelled,
  PlacedSubscription,
  SubscriptionRepository,
  SubscriptionWish,
} from "./subscription-repository.ts";
import { tellOtherDevices } from "./tell-other-devices.ts";

export interface SubscriptionsDeps {
  readonly repository: SubscriptionRepository;
  readonly presentities: Presentities;
  readonly rules: AccessRules;
  readonly revisits: Pick<Revisits, "settle" | "confirm">;
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
  readonly log: Log;
  readonly domain: string;
}

export interface Subscriptions {
  /** Idempotent. With `buddy`, the presentity gets onto the caller's list in the same act. */
  subscribe(
    caller: Caller,
    address: PresentityAddress,
    buddy?: SubscriptionWish["buddy"],
  ): Promise<Watched>;
  cancel(caller: Caller, id: SubscriptionId): Promise<Subscription>;
  /** Takes somebody off the list and ends the subscription; false when they were not on it. */
  removeBuddy(caller: Caller, address: PresentityAddress): Promise<boolean>;
  resume(caller: Caller): Promise<Watched[]>;
  /** Lets those wait whom nobody answered in time. */
  expire(): Promise<void>;
}

export function createSubscriptions(deps: SubscriptionsDeps): Subscriptions {
  return {
    subscribe: (caller, address, buddy = null) => subscribe(deps, { caller, address, buddy }),
    cancel: (caller, id) => cancel(deps, caller, id),
    removeBuddy: (caller, address) => removeBuddy(deps, caller, address),
    resume: (caller) => readAll(deps, caller, deps.audience.attend(caller)),
    expire: () => expire(deps),
  };
}

async function cancel(
  deps: SubscriptionsDeps,
  caller: Caller,
  id: SubscriptionId,
): Promise<Subscription> {
  const { repository, clock } = deps;
  const { principal: watcher } = caller;
  const held = await repository.findById(watcher, id);
  if (held === undefined) throw unknownSubscription(deps, caller);
  return inTurn(deps, held.presentity, watcher, async () => {
    const cancelled = await repository.cancel(watcher, id, timestamp(clock));
    if (cancelled === undefined) throw unknownSubscription(deps, caller);
    await onDidCancel(deps, caller, cancelled);
    return cancelled.after;
  });
}

async function removeBuddy(
  deps: SubscriptionsDeps,
  caller: Caller,
  presentity: PresentityAddress,
): Promise<boolean> {
  const { repository, clock } = deps;
  const { principal: watcher } = caller;
  return inTurn(deps, presentity, watcher, async () => {
    const removed = await repository.removeBuddy(watcher, presentity, timestamp(clock));
    if (removed.cancelled !== undefined) await onDidCancel(deps, caller, removed.cancelled);
    return removed.wasThere;
  });
}

async function expire(deps: SubscriptionsDeps): Promise<void> {
  const { repository, clock } = deps;
  const before = timestamp(clock, -times.pendingTimeoutMs);
  let moved: PlacedSubscription[];
  do {
    // One part after the other: together they would hold up everybody else.
    moved = await repository.expire(before, timestamp(clock));
    await Promise.all(moved.map((placed) => tellWaiting(deps, placed)));
  } while (moved.length > 0);
}

/** Whatever is done about this watcher of this presentity waits for what was begun before. */
function inTurn<T>(
  { pairs }: Pick<SubscriptionsDeps, "pairs">,
  presentity: PresentityAddress,
  watcher: PrincipalAddress,
  work: () => Promise<T>,
): Promise<T> {
  return pairs.run(`${presentity} ${watcher}`, work);
}

interface Wish {
  readonly caller: Caller;
  readonly address: PresentityAddress;
  readonly buddy: SubscriptionWish["buddy"];
}

interface Subscribed {
  readonly watched: Watched;
  /** What it was given by. */
  readonly decision: AccessDecision;
}

async function subscribe(deps: SubscriptionsDeps, wish: Wish): Promise<Watched> {
  const { principal: watcher } = wish.caller;
  const { address } = wish;
  requireSomebodyElses(address, watcher, deps.domain);
  const presentity = await deps.presentities.get(address);
  for (;;) {
    await deps.revisits.settle([address], wish.caller);
    const { watched, decision } = await inTurn(deps, address, watcher, () =>
      subscribeInTurn(deps, wish, presentity),
    );
    // Else the rules changed meanwhile, and whoever moved everybody did not know of this one.
    if (await deps.revisits.confirm(address, wish.caller, decision)) return watched;
  }
}

async function subscribeInTurn(
  deps: SubscriptionsDeps,
  { caller, buddy }: Wish,
  presentity: Presentity,
): Promise<Subscribed> {
  const { repository, rules, sights, audience, churn, clock } = deps;
  const { principal: watcher, authenticationLevel } = caller;
  const decision = await rules.decide(presentity.address, caller);
  const sight = () => sights.of(presentity, watcher, decision);
  await requireNoChurn(deps, caller, presentity);
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
  if (!("subscription" in made)) throw refusedFor(deps, presentity, made.outcome, decision);
  const { outcome, subscription } = made;
  audience.attend(caller);
  if (subscription.state === "active") audience.join(watcher, sight().key);
  const watched = { subscription, document: sight().document };
  if (outcome === "held") return { watched, decision };
  churn.count(watcher, presentity.address);
  onDidSubscribe(deps, caller, presentity, watched);
  return { watched, decision };
}

function onDidSubscribe(
  deps: SubscriptionsDeps,
  caller: Caller,
  { address }: Presentity,
  watched: Watched,
): void {
  deps.audience.changed(caller.principal);
  tellOtherDevices(deps, caller, "subscription:changed", watched);
  deps.ledger.changed(address);
  if (watched.subscription.state === "pending") deps.requests.changed(address);
}

function refusedFor(
  { ledger }: SubscriptionsDeps,
  { address }: Presentity,
  outcome: "refused" | "too-many",
  { handling }: AccessDecision,
): AppError {
  ledger.changed(address);
  if (outcome === "refused") return handling === "block" ? refusedWatching() : refusedFollowing();
  return new AppError("too-many", "too many requests are waiting for an answer already");
}

/** Whoever subscribes and cancels in a whirl is stopped, unless there is nothing to be made anew. */
async function requireNoChurn(
  { repository, churn }: SubscriptionsDeps,
  { principal: watcher }: Caller,
  presentity: Presentity,
): Promise<void> {
  if (churn.admits(watcher, presentity.address)) return;
  const held = await repository.find(watcher, presentity.address);
  if (held !== undefined && held.subscription.state !== "terminated") return;
  throw new AppError("rate-limited", "you have subscribed to this person too often just now");
}

async function onDidCancel(
  deps: SubscriptionsDeps,
  caller: Caller,
  { before, after, shows }: Cancelled,
): Promise<void> {
  if (before.state === after.state) return;
  const { presentities, audience, requests, ledger } = deps;
  const presentity = await presentities.get(before.presentity);
  const sight = sightOfHeld(deps, presentity, { subscription: before, shows });
  audience.leave(before.watcher, sight.key);
  audience.changed(before.watcher);
  const watched = { subscription: after, document: sight.document };
  tellOtherDevices(deps, caller, "subscription:changed", watched);
  ledger.changed(presentity.address);
  if (before.state !== "active") requests.changed(presentity.address);
}

function sightOfHeld(
  { sights }: Pick<SubscriptionsDeps, "sights">,
  presentity: Presentity,
  { subscription: { watcher, state }, shows }: Pick<PlacedSubscription, "subscription" | "shows">,
): Sight {
  return sights.of(presentity, watcher, placeBehind(presentity, watcher, { state, shows }));
}

/** Somebody else's and none at all are the same to the caller. */
function unknownSubscription({ log }: SubscriptionsDeps, { accountId }: Caller): AppError {
  log.warn({ account: accountId }, "a subscription was to be cancelled that is not the caller's");
  return new AppError("subscription-unknown", "you hold no such subscription");
}

/** Reads until nothing changed meanwhile: what is joined has to be what holds now. */
async function readAll(
  deps: SubscriptionsDeps,
  caller: Caller,
  isHeard: boolean,
): Promise<Watched[]> {
  const { repository, presentities, audience } = deps;
  for (;;) {
    const reading = audience.reading(caller.principal);
    const held = await repository.ofWatcher(caller.principal);
    const addresses = held.map(({ subscription }) => subscription.presentity);
    const found = await presentities.find(addresses);
    if (reading.end(addresses)) continue;
    // From here on nothing waits, so no change can come between reading a document and hearing the next.
    return held.flatMap((placed) => {
      const { subscription } = placed;
      const presentity = found.get(subscription.presentity);
      if (presentity === undefined) return [];
      const { key, document } = sightOfHeld(deps, presentity, placed);
      if (isHeard && subscription.state === "active") audience.joinOne(caller, key);
      return [{ subscription, document }];
    });
  }
}

async function tellWaiting(deps: SubscriptionsDeps, placed: PlacedSubscription): Promise<void> {
  const { subscription } = placed;
  const { presentities, audience, bus, ledger, requests } = deps;
  const { watcher } = subscription;
  const presentity = await presentities.get(subscription.presentity);
  audience.changed(watcher);
  const { document } = sightOfHeld(deps, presentity, placed);
  bus.toPrincipal(watcher, "subscription:changed", { subscription, document });
  ledger.changed(presentity.address);
  requests.changed(presentity.address);
}
