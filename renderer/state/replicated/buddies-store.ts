import { createStore } from "zustand";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface BuddiesState {
  readonly byPresentity: ReadonlyMap<PresentityAddress, BuddyView>;
  /** The latest moment at which anything was known of anybody; null while nothing is. */
  readonly newestAsOf: string | null;
}

const INITIAL: BuddiesState = { byPresentity: new Map(), newestAsOf: null };

export const selectBuddy =
  (presentity: PresentityAddress) =>
  (state: BuddiesState): BuddyView | undefined =>
    state.byPresentity.get(presentity);

/**
 * Changed buddies whole, and who left. Everybody else keeps the very object they had, so that only
 * the rows of those who changed are painted again.
 */
export function mergeBuddies(
  state: BuddiesState,
  change: {
    readonly buddies: readonly BuddyView[];
    readonly removed: readonly PresentityAddress[];
  },
): BuddiesState {
  if (change.buddies.length === 0 && !change.removed.some((gone) => state.byPresentity.has(gone))) {
    return state;
  }
  const byPresentity = new Map(state.byPresentity);
  for (const gone of change.removed) byPresentity.delete(gone);
  for (const view of change.buddies) byPresentity.set(view.buddy.presentity, view);
  return { byPresentity, newestAsOf: newestOf(byPresentity.values()) };
}

function newestOf(views: Iterable<BuddyView>): string | null {
  let newest: string | null = null;
  for (const { asOf } of views) {
    // ISO 8601 in UTC sorts as text.
    if (asOf !== null && (newest === null || asOf > newest)) newest = asOf;
  }
  return newest;
}

export interface NewBuddy {
  /** As a person types it: `ada`, `ada@host` or `pres:ada@host`. */
  readonly address: string;
  readonly name: string;
  readonly groups: string[];
}

export type BuddiesSlice = ReturnType<typeof createBuddiesSlice>;

export function createBuddiesSlice(ask: Ask) {
  const store = createStore<BuddiesState>(() => INITIAL);
  const merge = (buddies: readonly BuddyView[], removed: readonly PresentityAddress[] = []) =>
    store.setState((state) => mergeBuddies(state, { buddies, removed }));
  return {
    store: readOnly(store),
    load: (buddies: readonly BuddyView[]) => {
      store.setState(mergeBuddies(INITIAL, { buddies, removed: [] }), true);
    },
    receive: merge,
    async add(buddy: NewBuddy) {
      const reply = await ask("buddy:add", buddy);
      if (reply.ok) merge([reply.value]);
      return reply;
    },
    async change(presentity: PresentityAddress, change: { name: string; groups: string[] }) {
      const reply = await ask("buddy:change", { presentity, ...change });
      if (reply.ok) merge([reply.value]);
      return reply;
    },
    async remove(presentity: PresentityAddress) {
      const reply = await ask("buddy:remove", { presentity });
      if (reply.ok) merge([], [presentity]);
      return reply;
    },
    look: (address: string) => ask("presence:look", { address }),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<BuddiesState> & Record<string, unknown>;
}
