import type { PresenceDocument, Subscription } from "../../../shared/contract/presence.ts";
import type { Bus, Clock, Stop } from "../ports.ts";
import { apartAfter, type Placement } from "./apart-after.ts";
import type { ApartView } from "./apart-view.ts";
import type { Audience } from "./audience.ts";
import type { Presentities } from "./presentities.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import { isShownPresent, type Parted } from "./presentity.ts";
import { apartViewKey, type Sight, type Sights } from "./sight.ts";
import { principalBehind } from "../visibility/hidden-identity.ts";
import { toldSubscription } from "./told-subscription.ts";
import type { WriteBehind } from "./write-behind.ts";

/** What a placement comes to, as things stand when it is made. */
export interface PlacementPlan {
  readonly apart: ApartView | null;
  readonly held: PresenceDocument;
  /** When it may become visible, in ms since the epoch. */
  readonly due: number;
}

/** The subscription that a placement meets. */
export interface Met {
  readonly before: Subscription | undefined;
  readonly after: Subscription | undefined;
}

/** Moves a watcher to the view that a decision gives them, and tells them what changed in it. */
export interface Placing {
  plan(placement: Placement): PlacementPlan;
  /** At once and in one go, when the decision is written down. */
  place(placement: Placement, plan: PlacementPlan, met: Met): void;
  stop: Stop;
}

export interface PlacingDeps {
  readonly presentities: Pick<Presentities, "nextMoveAt" | "holdMoves">;
  readonly sights: Sights;
  readonly audience: Audience;
  readonly repository: Pick<PresenceRepository, "saveApart">;
  readonly writes: WriteBehind;
  readonly bus: Bus;
  readonly clock: Clock;
}

export function createPlacing(deps: PlacingDeps): Placing {
  const partings = createPartings(deps);
  const plan = (placement: Placement) => planPlacement(deps, placement);

  /** While the decision was being written, the watcher may have been shown something new. */
  const planAgain = (placement: Placement, before: PlacementPlan): PlacementPlan => {
    const again = plan(placement);
    if (again.held === before.held) return before;
    const { presentity, watcher } = placement;
    deps.writes.add(deps.repository.saveApart(presentity.address, watcher, again.apart));
    return again;
  };

  return {
    plan,
    place: (placement, planned, met) => {
      const { presentity, watcher, from, to } = placement;
      const held = deps.sights.of(presentity, watcher, from);
      const parted = partedBy(placement);
      const settled = planAgain(placement, planned);
      presentity.parting.delete(watcher);
      if (settled.apart === null) presentity.apart.delete(watcher);
      else presentity.apart.set(watcher, settled.apart);
      partings.begin(placement, settled, parted);
      const next = deps.sights.of(presentity, watcher, to);
      move(deps, placement, { ...met, held, next });
      if (isSignIn(placement) && next.document !== held.document) {
        deps.presentities.holdMoves(presentity);
      }
      // Only of what they hold: or any stranger could keep them from ever reading to the end.
      if (met.before !== undefined) deps.audience.changed(watcher);
    },
    stop: partings.stop,
  };
}

/** To somebody who is let back in it has to look like one, after which nothing moves for a second. */
function isSignIn({ from, to }: Placement): boolean {
  return from.handling === "polite-block" && to.handling === "allow";
}

function planPlacement(
  { presentities, sights, clock }: PlacingDeps,
  placement: Placement,
): PlacementPlan {
  const { presentity, watcher, from, to } = placement;
  const isIgnored = from.handling === "allow" && to.handling === "polite-block";
  const isSignOff = isIgnored && isShownPresent(presentity);
  const due = isSignOff ? presentities.nextMoveAt(presentity) : clock.now();
  const held = sights.of(presentity, watcher, from).document;
  return { apart: apartAfter(sights, placement, due), held, due };
}

type Before = Pick<Parted, "apart" | "shows">;

function partedBy({ presentity, watcher, from }: Placement): Before {
  return { apart: presentity.apart.get(watcher) ?? null, shows: from.shows };
}

/** Those who go on holding what they have until it is due, in a fetch as well. */
function createPartings({ audience, sights, clock }: PlacingDeps) {
  const waiting = new Set<Stop>();
  return {
    begin: (
      { presentity, watcher, to }: Placement,
      { held, due }: PlacementPlan,
      before: Before,
    ): void => {
      const delay = due - clock.now();
      if (delay <= 0) return;
      const parted = { ...before, document: held };
      presentity.parting.set(watcher, parted);
      const stop = clock.schedule(() => {
        waiting.delete(stop);
        if (presentity.parting.get(watcher) !== parted) return;
        presentity.parting.delete(watcher);
        const { key, document } = sights.of(presentity, watcher, to);
        audience.notify(key, document);
      }, delay);
      waiting.add(stop);
    },
    stop: (): void => {
      for (const stop of waiting) stop();
      waiting.clear();
    },
  };
}

interface Move extends Met {
  readonly held: Sight;
  readonly next: Sight;
}

function move(
  { audience, bus }: PlacingDeps,
  { presentity, watcher }: Placement,
  { before, after, held, next }: Move,
): void {
  if (before === undefined || after === undefined) return;
  const isTold = before.state !== after.state || before.event !== after.event;
  const isNotified = !isTold && after.state === "active" && next.document !== held.document;
  const isJoiningOthers = next.key !== apartViewKey(presentity.address, watcher);
  // While they are still by themselves: the others hold this document already.
  if (isNotified && isJoiningOthers) audience.notify(held.key, next.document);
  const stays = after.state === "active" && held.key === next.key;
  if (before.state === "active" && !stays) audience.leave(watcher, held.key);
  if (after.state === "active") audience.join(watcher, next.key);
  if (isNotified && !isJoiningOthers) audience.notify(next.key, next.document);
  if (!isTold) return;
  const { document } = next;
  const watched = { subscription: toldSubscription(after), document };
  bus.toPrincipal(principalBehind(watcher), "subscription:changed", watched);
}
