import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import type { WatcherInfoDocument } from "../../../shared/model/watcher-info-xml.ts";

/** Which documents of watcher information a reader holds, so that the next one need not say all again. */
export interface ToldDocuments {
  /**
   * The next document for `reader`: what changed since the one they name where that is the last they
   * were sent, else everything. Its version goes on from the one before (RFC 3858 §3.2).
   */
  next(reader: string, information: WatcherInformation, since: number | null): WatcherInfoDocument;
}

/** A ledger can be large; who was forgotten is told everything. */
const MOST_READERS = 32;

export function createToldDocuments(mostReaders = MOST_READERS): ToldDocuments {
  const told = new Map<string, { readonly version: number; readonly held: WatcherInformation }>();
  return {
    next: (reader, information, since) => {
      const last = told.get(reader);
      const held = last !== undefined && last.version === since ? last.held : null;
      const version = Math.max(last?.version ?? -1, since ?? -1) + 1;
      told.delete(reader);
      told.set(reader, { version, held: withoutMarks(information) });
      for (const oldest of [...told.keys()].slice(0, -mostReaders)) told.delete(oldest);
      return { information, version, since: held };
    },
  };
}

/** The marks of the timeline are no part of a document. */
function withoutMarks(information: WatcherInformation): WatcherInformation {
  const watchers = information.watchers.map((entry) => ({
    ...entry,
    fetches: [],
    stays: [],
    refusals: [],
  }));
  return { ...information, watchers, light: [] };
}
