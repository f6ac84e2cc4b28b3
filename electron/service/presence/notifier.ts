import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Bus, Stop } from "../ports.ts";
import { type ApartView, returningDocument } from "./apart-view.ts";
import type { Audience } from "./audience.ts";
import type { Presentities } from "./presentities.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import type { Presentity } from "./presentity.ts";
import { fullViewKey, sightOf } from "./sight.ts";
import type { WriteBehind } from "./write-behind.ts";

export interface NotifierDeps {
  readonly presentities: Presentities;
  readonly audience: Audience;
  readonly repository: Pick<PresenceRepository, "saveApart">;
  readonly writes: WriteBehind;
  readonly bus: Bus;
}

/** Tells SUBSCRIBERs whenever the view they are in moves, and owners when their status ended by itself. */
export function startNotifier(deps: NotifierDeps): Stop {
  const { presentities, audience, bus } = deps;
  const stops = [
    presentities.onDidMove((presentity) => {
      // They first: whoever joins the others gets the document together with them.
      for (const [watcher, apart] of presentity.apart) {
        if (apart.returnsFrom !== null) moveReturning(deps, { presentity, watcher, apart });
      }
      audience.notify(fullViewKey(presentity.principal), presentity.view.document);
    }),
    presentities.onDidEndStatus(({ principal, setting }) =>
      bus.toPrincipal(principal, "status:changed", setting),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

interface Returning {
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly apart: ApartView;
}

function moveReturning(
  { audience, repository, writes }: NotifierDeps,
  { presentity, watcher, apart }: Returning,
): void {
  const document = returningDocument(presentity.view, watcher, apart);
  if (document === apart.document) return;
  const { key } = sightOf(presentity, watcher, "allow");
  if (document === presentity.view.document) {
    presentity.apart.delete(watcher);
    writes.add(repository.saveApart(presentity.principal, watcher, null));
    audience.merge(watcher, key, fullViewKey(presentity.principal));
    return;
  }
  const next = { ...apart, document };
  presentity.apart.set(watcher, next);
  writes.add(repository.saveApart(presentity.principal, watcher, next));
  audience.notify(key, document);
}
