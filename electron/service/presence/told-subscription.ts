import type { Subscription, Watched } from "../../../shared/contract/presence.ts";
import { principalBehind } from "../visibility/hidden-identity.ts";

/** As its watcher is told of it: under their own name, whether they hide or not. */
export function toldSubscription(subscription: Subscription): Subscription {
  return { ...subscription, watcher: principalBehind(subscription.watcher) };
}

export function toldWatched({ subscription, document }: Watched): Watched {
  return { subscription: toldSubscription(subscription), document };
}
