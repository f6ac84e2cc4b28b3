import { createStore } from "zustand";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import type { ConversationSummary } from "../../../shared/contract/bridge.ts";
import type { Ask } from "../ask.ts";
import type { PageClock } from "../page-clock.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface DraftsState {
  /** What was written and not sent. A conversation without a draft is not in here. */
  readonly byPeer: ReadonlyMap<InboxAddress, string>;
}

const INITIAL: DraftsState = { byPeer: new Map() };
/** Long enough to collect a word, short enough to lose no more than one. */
export const DRAFT_SAVED_AFTER_MS = 400;

export const selectDraft =
  (peer: InboxAddress) =>
  (state: DraftsState): string =>
    state.byPeer.get(peer) ?? "";

export function writeDraft(state: DraftsState, peer: InboxAddress, text: string): DraftsState {
  if ((state.byPeer.get(peer) ?? "") === text) return state;
  const byPeer = new Map(state.byPeer);
  if (text === "") byPeer.delete(peer);
  else byPeer.set(peer, text);
  return { byPeer };
}

export type DraftsSlice = ReturnType<typeof createDraftsSlice>;

/** Drafts live in the archive; what is being typed is ahead of it by a moment. */
export function createDraftsSlice(ask: Ask, clock: PageClock) {
  const store = createStore<DraftsState>(() => INITIAL);
  const unsaved = new Map<InboxAddress, () => void>();
  const save = (peer: InboxAddress) => {
    if (!forget(unsaved, peer)) return;
    void ask("draft:save", { peer, text: selectDraft(peer)(store.getState()) });
  };
  return {
    store: readOnly(store),
    load: (conversations: readonly ConversationSummary[]) =>
      store.setState({ byPeer: draftsOf(conversations) }),
    write(peer: InboxAddress, text: string) {
      store.setState((state) => writeDraft(state, peer, text));
      forget(unsaved, peer);
      unsaved.set(
        peer,
        clock.after(DRAFT_SAVED_AFTER_MS, () => save(peer)),
      );
    },
    /** At once: the person goes elsewhere, or the page goes away. */
    flush: () => {
      for (const peer of unsaved.keys()) save(peer);
    },
    reset() {
      for (const peer of unsaved.keys()) forget(unsaved, peer);
      store.setState(store.getInitialState(), true);
    },
  } satisfies StateSlice<DraftsState> & Record<string, unknown>;
}

function draftsOf(
  conversations: readonly ConversationSummary[],
): ReadonlyMap<InboxAddress, string> {
  return new Map(
    conversations.filter(({ draft }) => draft !== "").map(({ peer, draft }) => [peer, draft]),
  );
}

/** Calls a pending save off; says whether there was one. */
function forget(unsaved: Map<InboxAddress, () => void>, peer: InboxAddress): boolean {
  unsaved.get(peer)?.();
  return unsaved.delete(peer);
}
