import {
  type InboxAddress,
  PresentityAddress,
  type PrincipalAddress,
} from "../../shared/contract/address.ts";
import type { BuddyView } from "../../shared/contract/bridge.ts";
import { ownerOf, presentityOf } from "../../shared/model/address.ts";
import type { Availability } from "../../shared/model/availability.ts";
import { selectRequest } from "./replicated/access-store.ts";
import { selectBuddy } from "./replicated/buddies-store.ts";
import { buddyName, strangerName } from "./replicated/person-name.ts";
import { reachOf } from "./replicated/reach.ts";
import { selectIsOnline } from "./session/session-store.ts";
import { useAccess, useBuddies, useSession } from "./use-page-state.tsx";

export interface Person {
  readonly principal: PrincipalAddress;
  readonly name: string;
  /** Null for somebody who is not on the list. */
  readonly buddy: BuddyView | null;
  readonly reach: Availability;
}

/** Anybody, by any of their addresses: a buddy with what is known, a stranger with what they said. */
export function usePerson(address: PrincipalAddress | PresentityAddress | InboxAddress): Person {
  const principal = ownerOf(address);
  const named = PresentityAddress.safeParse(address);
  const view = useBuddies(selectBuddy(named.success ? named.data : presentityOf(principal)));
  const isOnline = useSession(selectIsOnline);
  const request = useAccess(selectRequest(principal));
  return {
    principal,
    name:
      view === undefined ? strangerName(principal, request?.displayName ?? "") : buddyName(view),
    buddy: view ?? null,
    reach: reachOf(view, isOnline),
  };
}
