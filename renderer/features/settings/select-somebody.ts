import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { BuddiesState } from "../../state/replicated/buddies-store.ts";

/** Anybody whose light may be seen, to try a token with. */
export function selectSomebody({ byPresentity }: BuddiesState): BuddyView | undefined {
  for (const view of byPresentity.values()) {
    if (view.subscription?.state === "active") return view;
  }
  return undefined;
}
