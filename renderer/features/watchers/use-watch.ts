import { useEffect, useMemo } from "react";
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
import { watchRows, type WatchRow } from "./watch-row.ts";

/** Everything the page draws, as of one moment. */
export interface Watch {
  readonly information: WatcherInformation;
  readonly rows: readonly WatchRow[];
  /** Now, or while there is no connection the moment up to which anything is known. */
  readonly end: number;
  readonly isLive: boolean;
}

/** Asks for the ledger when the page opens and whenever the service is back; what changes then comes by itself. */
export function useFreshLedger(): void {
  const { watchers } = usePageState();
  const isOnline = useSession(selectIsOnline);
  useEffect(() => {
    void watchers.refresh();
  }, [watchers, isOnline]);
}

/** Null until the ledger came for the first time. */
export function useWatch(): Watch | null {
  const information = useWatchers((state) => state.information);
  const buddies = useBuddies((state) => state.byPresentity);
  const rules = useAccess((state) => state.rulesByPerson);
  const isOnline = useSession(selectIsOnline);
  const now = useNow(15_000);
  const watchers = information?.watchers;
  const rows = useMemo(
    () => (watchers === undefined ? [] : watchRows({ watchers, buddies, rules, isOnline })),
    [watchers, buddies, rules, isOnline],
  );
  if (information === null) return null;
  const to = Date.parse(information.to);
  // An event may be newer than the last tick.
  return { information, rows, end: isOnline ? Math.max(now, to) : to, isLive: isOnline };
}
