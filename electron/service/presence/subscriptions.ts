import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { Subscription, SubscriptionId, Watched } from "../../../shared/contract/presence.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Caller, Log } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import { isHiddenIdentity, principalBehind } from "../visibility/hidden-identity.ts";
import type { Presentity } from "./presentity.ts";
import { placeBehind, type Sight } from "./sight.ts";
import { inTurn, subscribe, type SubscribingDeps } from "./subscribing.ts";
import type { Cancelled, PlacedSubscription, SubscriptionWish } from "./subscription-repository.ts";
import { tellOtherDevices } from "./tell-other-devices.ts";
import { toldSubscription, toldWatched } from "./told-subscription.ts";

export interface SubscriptionsDeps extends SubscribingDeps {
  readonly log: Log;
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
  const held = await repository.findById(caller.principal, id);
  if (held === undefined) throw unknownSubscription(deps, caller);
  const { watcher } = held;
  return inTurn(deps, held.presentity, watcher, async () => {
    const cancelled = await repository.cancel(watcher, id, timestamp(clock));
    if (cancelled === undefined) throw unknownSubscription(deps, caller);
    await onDidCancel(deps, caller, cancelled);
    return toldSubscription(cancelled.after);
  });
}

async function removeBuddy(
  deps: SubscriptionsDeps,
  caller: Caller,
  presentity: PresentityAddress,
): Promise<boolean> {
  const { repository, clock } = deps;
  const watcher = await deps.visibility.identityFor(caller.principal, presentity);
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
  const watched = toldWatched({ subscription: after, document: sight.document });
  tellOtherDevices(deps, caller, "subscription:changed", watched);
  if (isHiddenIdentity(before.watcher)) {
    const act = { kind: "cancel", isRefused: false, isLit: false } as const;
    ledger.countAnonymous({ ...act, presentity: presentity.address, at: deps.clock.now() });
    return;
  }
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
    const held = await currentOf(deps, await repository.ofWatcher(caller.principal));
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
      return [toldWatched({ subscription, document })];
    });
  }
}

/** Those that are held by whom the watcher is to that presentity; what they were before has ended. */
async function currentOf(
  { visibility }: Pick<SubscriptionsDeps, "visibility">,
  held: readonly PlacedSubscription[],
): Promise<PlacedSubscription[]> {
  const current = await Promise.all(
    held.map(async (placed) => {
      const { watcher, presentity } = placed.subscription;
      const identity = await visibility.identityFor(principalBehind(watcher), presentity);
      return identity === watcher ? [placed] : [];
    }),
  );
  return current.flat();
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
