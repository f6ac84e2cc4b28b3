import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument, SubscriptionState } from "../../../shared/contract/presence.ts";
import type { ShownView } from "../../../shared/contract/watcher.ts";
import type { ViewKey } from "../ports.ts";
import { brightnessOf, type Presentity } from "./presentity.ts";

/** What one watcher is shown of one presentity, and in whose company. */
export interface Sight {
  readonly document: PresenceDocument;
  readonly view: ShownView;
  /** Everybody whose connections are in this room gets the same document at the same moment. */
  readonly key: ViewKey;
}

/**
 * Picks the view of a watcher about whom the ACCESS RULES have decided. What a fetch gets and what a
 * notification of the same moment carries both come from here.
 */
export function sightOf(
  presentity: Presentity,
  watcher: PrincipalAddress,
  handling: AccessHandling,
): Sight {
  const view = shownBy(handling);
  const apart = presentity.apart.get(watcher);
  if (apart !== undefined) {
    const document = presentity.parting.get(watcher) ?? apart.document;
    return { document, view, key: apartViewKey(presentity.principal, watcher) };
  }
  const isFull = handling === "allow";
  const document = isFull ? presentity.view.document : presentity.stranger;
  const key = isFull ? fullViewKey(presentity.principal) : strangerViewKey(presentity.principal);
  return { document, view, key };
}

export function shownBy(handling: AccessHandling): ShownView {
  if (handling === "allow") return "full";
  return handling === "block" ? "refused" : "unavailable";
}

/**
 * The handling behind a subscription, from its state alone: an active one is let in, or is shown a
 * document that stays, whichever the presentity holds for this watcher.
 */
export function handlingBehind(
  presentity: Presentity,
  watcher: PrincipalAddress,
  state: SubscriptionState,
): AccessHandling {
  if (state !== "active") return state === "terminated" ? "block" : "confirm";
  return presentity.apart.get(watcher)?.returnsFrom === null ? "polite-block" : "allow";
}

/** Whether somebody was shown the light on. */
export function isLit({ document, view }: Sight): boolean {
  return view === "full" && brightnessOf(document) !== null;
}

export function fullViewKey(presentity: PrincipalAddress): ViewKey {
  return viewKey(`full:${presentity}`);
}

function apartViewKey(presentity: PrincipalAddress, watcher: PrincipalAddress): ViewKey {
  return viewKey(`apart:${presentity}:${watcher}`);
}

/** Nobody is ever notified of it, because it never changes. */
function strangerViewKey(presentity: PrincipalAddress): ViewKey {
  return viewKey(`stranger:${presentity}`);
}

function viewKey(name: string): ViewKey {
  // Sound: this file is the one place that makes them.
  return name as ViewKey;
}
