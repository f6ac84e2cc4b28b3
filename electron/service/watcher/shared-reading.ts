import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { WatcherEntry } from "../../../shared/contract/watcher.ts";
import type { SharedWatchers } from "../../../shared/contract/watcher-reading.ts";
import type { Clock } from "../ports.ts";
import type { Ledger } from "./ledger.ts";
import { shareWatchers } from "./share-watchers.ts";

/** Whether `reader` may find `watcher` among the watchers of `presentity`: the watcher's VISIBILITY RULES. */
export type IsVisibleTo = (
  reader: PrincipalAddress,
  watcher: PrincipalAddress,
  presentity: PresentityAddress,
) => Promise<boolean>;

/** What one reader is shown of somebody's watchers, now. */
export type SharedReading = (
  reader: PrincipalAddress,
  presentity: PresentityAddress,
) => Promise<SharedWatchers>;

export interface SharedReadingDeps {
  readonly ledger: Pick<Ledger, "read">;
  readonly isVisibleTo: IsVisibleTo;
  readonly clock: Clock;
}

// What they saw is remembered as text; who was forgotten is given a higher version.
const MAX_READINGS = 200;

/**
 * Versions are the reader's own and grow only with what they see: the ledger's would tell them that
 * somebody came whom they may not know of.
 */
export function createSharedReading(deps: SharedReadingDeps): SharedReading {
  const { ledger, isVisibleTo, clock } = deps;
  const seen = new Map<string, { readonly text: string; readonly version: number }>();
  return async (reader, presentity) => {
    const information = await ledger.read(presentity);
    const isVisible = ({ watcher }: WatcherEntry) => isVisibleTo(reader, watcher, presentity);
    const answers = await Promise.all(information.watchers.map(isVisible));
    const visible = information.watchers.filter((_entry, index) => answers[index] === true);
    const shared = shareWatchers(information, inOrder(visible));
    const key = `${reader} ${presentity}`;
    const text = JSON.stringify(shared);
    const last = seen.get(key);
    const isSame = last !== undefined && last.text === text;
    const version = isSame ? last.version : Math.max(clock.now(), (last?.version ?? 0) + 1);
    seen.delete(key);
    seen.set(key, { text, version });
    for (const oldest of [...seen.keys()].slice(0, -MAX_READINGS)) seen.delete(oldest);
    return { ...shared, version };
  };
}

/** By name: the ledger's order would tell who was here last. */
function inOrder(entries: readonly WatcherEntry[]): readonly WatcherEntry[] {
  return entries.toSorted((a, b) => (a.watcher < b.watcher ? -1 : 1));
}
