import { useMemo } from "react";
import type { PrincipalAddress } from "../../shared/contract/address.ts";
import type { BuddyView } from "../../shared/contract/bridge.ts";
import { ownerOf } from "../../shared/model/address.ts";
import type { Availability } from "../../shared/model/availability.ts";
import { buddyName, foldForSearch, searchTextOf } from "./replicated/person-name.ts";
import { reachOf } from "./replicated/reach.ts";
import { selectIsOnline } from "./session/session-store.ts";
import { useBuddies, useSession } from "./use-page-state.tsx";

export interface FoundBuddy {
  readonly view: BuddyView;
  readonly address: PrincipalAddress;
  readonly name: string;
  readonly reach: Availability;
}

/** The buddies whose name or address has this in it, by name; all of them while nothing is typed. */
export function useFoundBuddies(typed: string): readonly FoundBuddy[] {
  const buddies = useBuddies((state) => state.byPresentity);
  const isOnline = useSession(selectIsOnline);
  return useMemo(() => {
    const wanted = foldForSearch(typed.trim());
    return [...buddies.values()]
      .filter((view) => wanted === "" || searchTextOf(view).includes(wanted))
      .map((view) => ({
        view,
        address: ownerOf(view.buddy.presentity),
        name: buddyName(view),
        reach: reachOf(view, isOnline),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }, [buddies, isOnline, typed]);
}
