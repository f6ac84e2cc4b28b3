import { createStore } from "zustand";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import type { ConversationSummary } from "../../../shared/contract/bridge.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface ConversationsState {
  readonly byPeer: ReadonlyMap<InboxAddress, ConversationSummary>;
  /** Over all of them, for the rail. */
  readonly unreadCount: number;
}

const INITIAL: ConversationsState = { byPeer: new Map(), unreadCount: 0 };

export const selectConversation =
  (peer: InboxAddress) =>
  (state: ConversationsState): ConversationSummary | undefined =>
    state.byPeer.get(peer);

export const selectUnreadWith =
  (peer: InboxAddress) =>
  (state: ConversationsState): number =>
    state.byPeer.get(peer)?.unreadCount ?? 0;

/** Replaces those that changed and keeps the very objects of all others. */
export function mergeConversations(
  state: ConversationsState,
  changed: readonly ConversationSummary[],
): ConversationsState {
  if (changed.length === 0) return state;
  const byPeer = new Map(state.byPeer);
  for (const summary of changed) byPeer.set(summary.peer, summary);
  return { byPeer, unreadCount: countUnread(byPeer.values()) };
}

function countUnread(summaries: Iterable<ConversationSummary>): number {
  let count = 0;
  for (const summary of summaries) count += summary.unreadCount;
  return count;
}

/**
 * Newest word first; a conversation that was only begun stands on top. Peers of equal time keep an
 * order of their own, so that the list never shuffles by itself.
 */
export function orderConversations(
  byPeer: ReadonlyMap<InboxAddress, ConversationSummary>,
): readonly InboxAddress[] {
  return [...byPeer.values()]
    .toSorted((a, b) => recencyOf(b) - recencyOf(a) || (a.peer < b.peer ? -1 : 1))
    .map(({ peer }) => peer);
}

export function recencyOf(summary: ConversationSummary): number {
  if (summary.last !== null) return Date.parse(summary.last.at);
  return summary.draft === "" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

export type ConversationsSlice = ReturnType<typeof createConversationsSlice>;

export function createConversationsSlice() {
  const store = createStore<ConversationsState>(() => INITIAL);
  return {
    store: readOnly(store),
    load: (all: readonly ConversationSummary[]) =>
      store.setState(mergeConversations(INITIAL, all), true),
    receive: (changed: readonly ConversationSummary[]) =>
      store.setState((state) => mergeConversations(state, changed)),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<ConversationsState> & Record<string, unknown>;
}
