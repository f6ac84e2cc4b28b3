import { useEffect, useMemo, useState } from "react";
import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import {
  useAccess,
  useBuddies,
  useNow,
  usePageState,
  useSession,
  useWatchers,
} from "../../state/use-page-state.tsx";
import { reuseRows } from "./reuse-rows.ts";
import { watchRows, type WatchRow } from "./watch-row.ts";

/** Everything the page draws, as of one moment. */
export interface Watch {
  readonly information: WatcherInformation;
  /** The same rows again as long as nothing of them changed. */
  readonly rows: readonly WatchRow[];
  /** Now, or while there is no connection the moment up to which anything is known. */
  readonly end: number;
  readonly isLive: boolean;
}

const NO_ROWS: readonly WatchRow[] = [];

/**
 * Asks for the ledger when the page opens and whenever the service is back. What changes then comes by
 * itself, for as long as the page is open.
 */
export function useFreshLedger(): void {
  const { watchers } = usePageState();
  const isOnline = useSession(selectIsOnline);
  useEffect(() => () => void watchers.close(), [watchers]);
  useEffect(() => {
    void watchers.refresh();
  }, [watchers, isOnline]);
}

/** Null until the ledger came for the first time. */
export function useWatch(): Watch | null {
  const information = useWatchers((state) => state.information);
  const isLive = useSession(selectIsOnline);
  const rows = useWatchRows(information);
  const end = useWatchEnd();
  return information === null ? null : { information, rows, end, isLive };
}

/** Up to when the ledger tells: now, or as long as there was a connection. */
export function useWatchEnd(): number {
  const to = useWatchers((state) => state.information?.to);
  const isOnline = useSession(selectIsOnline);
  const now = useNow(15_000);
  if (to === undefined) return now;
  // An event may be newer than the last tick.
  return isOnline ? Math.max(now, Date.parse(to)) : Date.parse(to);
}

function useWatchRows(information: WatcherInformation | null): readonly WatchRow[] {
  const buddies = useBuddies((state) => state.byPresentity);
  const rules = useAccess((state) => state.book);
  const isOnline = useSession(selectIsOnline);
  const watchers = information?.watchers;
  const [reuse] = useState(createReuse);
  return useMemo(
    () =>
      watchers === undefined ? NO_ROWS : reuse(watchRows({ watchers, buddies, rules, isOnline })),
    [watchers, buddies, rules, isOnline, reuse],
  );
}

function createReuse() {
  let known = NO_ROWS;
  return (next: readonly WatchRow[]) => {
    known = reuseRows(known, next);
    return known;
  };
}
