import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { filterKey, SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import type { PresenceView } from "../../../shared/model/presence-view.ts";
import type { Bus, Clock, Stop } from "../ports.ts";
import { concernedBy, statusEvent } from "../presentity/choosing.ts";
import { type ApartView, canJoin, movedView, returningDocument } from "./apart-view.ts";
import type { Audience } from "./audience.ts";
import { momentIn } from "./filtered-view.ts";
import type { Presentities } from "./presentities.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import type { Presentity } from "./presentity.ts";
import { apartViewKey, sharedViewKey } from "./sight.ts";
import type { WriteBehind } from "./write-behind.ts";

export interface NotifierDeps {
  readonly presentities: Presentities;
  readonly audience: Audience;
  readonly repository: Pick<PresenceRepository, "saveApart">;
  readonly writes: WriteBehind;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** Tells SUBSCRIBERs whenever the view they are in moves, and owners when their status ended by itself. */
export function startNotifier(deps: NotifierDeps): Stop {
  const { presentities, audience, bus } = deps;
  const stops = [
    presentities.onDidMove((presentity, { filtered }) => {
      const moved = [{ filter: SHOW_EVERYTHING, view: presentity.view }, ...filtered];
      const views = new Map(moved.map(({ filter, view }) => [filterKey(filter), view]));
      // They first: whoever joins the others gets the document together with them.
      for (const [watcher, apart] of presentity.apart) {
        const view = views.get(filterKey(apart.shows));
        if (apart.returnsFrom === null || view === undefined) continue;
        moveApart(deps, { presentity, watcher, apart, view });
      }
      for (const { filter, view } of moved) {
        audience.notify(sharedViewKey(presentity.address, filter), view.document);
      }
    }),
    presentities.onDidEndStatus((presentity) => {
      for (const principal of concernedBy(presentity)) {
        const payload = statusEvent(presentity, principal, presentity.setting);
        bus.toPrincipal(principal, "status:changed", payload);
      }
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

interface Moving {
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly apart: ApartView;
  /** The one they go over into. */
  readonly view: PresenceView;
}

function moveApart({ audience, repository, writes, clock }: NotifierDeps, moving: Moving): void {
  const { presentity, watcher, apart } = moving;
  const { address } = presentity;
  const next = nextApart(moving, clock.now());
  const key = apartViewKey(address, watcher);
  if (next === apart) return;
  writes.add(repository.saveApart(address, watcher, next));
  if (next === null) {
    presentity.apart.delete(watcher);
    audience.merge(watcher, key, sharedViewKey(address, apart.shows));
    return;
  }
  presentity.apart.set(watcher, next);
  if (next.document !== apart.document) audience.notify(key, next.document);
}

/** Null: they join the others. */
function nextApart({ apart, view, watcher }: Moving, now: number): ApartView | null {
  if (apart.tupleIds === null) {
    const document = returningDocument(view, watcher, apart);
    if (document === view.document) return null;
    return document === apart.document ? apart : { ...apart, document };
  }
  const held = { document: apart.document, tupleIds: apart.tupleIds };
  const next = movedView(held, view.content, momentIn(apart.shows, now));
  if (canJoin(next.document, view.document, apart.document.version)) return null;
  return next.document === apart.document ? apart : { ...apart, ...next };
}
