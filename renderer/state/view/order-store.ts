import { createStore } from "zustand";
import type { InboxAddress, PresentityAddress } from "../../../shared/contract/address.ts";
import type { ConversationSummary } from "../../../shared/contract/bridge.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import type { PreferencesState } from "../draft/preferences-store.ts";
import { readOnly, type ReadableStore, type StateSlice } from "../readable-store.ts";
import type { BuddiesState } from "../replicated/buddies-store.ts";
import {
  orderConversations,
  recencyOf,
  type ConversationsState,
} from "../replicated/conversations-store.ts";
import { selectIsOnline, type SessionState } from "../session/session-store.ts";
import {
  EMPTY_OUTLINE,
  holdOutline,
  outlineOf,
  reuseOutline,
  type BuddyOutline,
  type OutlineInput,
} from "./buddy-outline.ts";
import { holdOrder, isSameOrder } from "./hold-order.ts";
import type { ViewState } from "./view-store.ts";

/** The lists in the order in which they are drawn. */
export interface OrderState {
  readonly outline: BuddyOutline;
  readonly conversations: readonly InboxAddress[];
}

const INITIAL: OrderState = { outline: EMPTY_OUTLINE, conversations: [] };

export interface OrderDeps {
  readonly buddies: ReadableStore<BuddiesState>;
  readonly conversations: ReadableStore<ConversationsState>;
  readonly preferences: ReadableStore<PreferencesState>;
  readonly session: ReadableStore<SessionState>;
  readonly view: ReadableStore<ViewState>;
  /** Collects the changes of one moment. */
  readonly soon: (run: () => void) => void;
}

/** Which list somebody points into, or has the focus in. */
export type HeldList = "buddies" | "conversations";

export type OrderSlice = ReturnType<typeof createOrderSlice>;

/**
 * Puts the lists in order whenever something they are ordered by changed, once per moment. While a
 * list is held it keeps its order, except for what the person themself asked for: sort, filter, hide.
 */
export function createOrderSlice(deps: OrderDeps) {
  const store = createStore<OrderState>(() => INITIAL);
  const held = new Set<HeldList>();
  const summaries = createSummaryIndex();
  let asked = askedFor(deps);
  const arrange = () => {
    const nowAsked = askedFor(deps);
    const isHeld = held.has("buddies") && nowAsked === asked;
    asked = nowAsked;
    store.setState((state) => ({
      outline: arrangeBuddies(state.outline, outlineInput(deps, summaries), isHeld),
      conversations: arrangeConversations(state.conversations, deps, held.has("conversations")),
    }));
  };
  const arrangeSoon = once(deps.soon, arrange);
  const sources = [deps.buddies, deps.conversations, deps.preferences, deps.session, deps.view];
  for (const source of sources) source.subscribe(arrangeSoon);
  return {
    store: readOnly(store),
    arrange,
    hold(list: HeldList, isHeld: boolean) {
      if (isHeld) held.add(list);
      else if (held.delete(list)) arrangeSoon();
    },
    reset() {
      held.clear();
      store.setState(store.getInitialState(), true);
    },
  } satisfies StateSlice<OrderState> & Record<string, unknown>;
}

function once(soon: (run: () => void) => void, run: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    soon(() => {
      isDue = false;
      run();
    });
  };
}

/** What only the person changes; a held list follows it at once. */
function askedFor({ preferences, view }: OrderDeps): string {
  const { buddySort, showsUnavailable } = preferences.getState();
  return JSON.stringify([buddySort, showsUnavailable, view.getState().buddyFilter]);
}

function arrangeBuddies(shown: BuddyOutline, input: OutlineInput, isHeld: boolean): BuddyOutline {
  const next = outlineOf(input);
  return reuseOutline(shown, isHeld ? holdOutline(shown, next) : next);
}

function outlineInput(deps: OrderDeps, summaries: SummaryIndex): OutlineInput {
  const { buddySort, showsUnavailable } = deps.preferences.getState();
  const byPresentity = summaries(deps.conversations.getState());
  return {
    buddies: deps.buddies.getState().byPresentity,
    sort: buddySort,
    showsUnavailable,
    filter: deps.view.getState().buddyFilter,
    isOnline: selectIsOnline(deps.session.getState()),
    recencyOf(presentity) {
      const summary = byPresentity.get(presentity);
      return summary === undefined ? 0 : recencyOf(summary);
    },
    hasUnread: (presentity) => (byPresentity.get(presentity)?.unreadCount ?? 0) > 0,
  };
}

type SummaryIndex = (
  state: ConversationsState,
) => ReadonlyMap<PresentityAddress, ConversationSummary>;

/** Made anew only when conversations changed: there may be many more of them than buddies. */
function createSummaryIndex(): SummaryIndex {
  let indexed: ConversationsState["byPeer"] | undefined;
  let index: ReadonlyMap<PresentityAddress, ConversationSummary> = new Map();
  return ({ byPeer }) => {
    if (byPeer === indexed) return index;
    indexed = byPeer;
    index = new Map([...byPeer.values()].map((summary) => [presentityOf(summary.peer), summary]));
    return index;
  };
}

function arrangeConversations(
  shown: readonly InboxAddress[],
  deps: OrderDeps,
  isHeld: boolean,
): readonly InboxAddress[] {
  const { byPeer } = deps.conversations.getState();
  const { conversation } = deps.view.getState();
  const ordered = orderConversations(byPeer);
  // One that was just begun has no word yet; it still needs a row to be found by.
  const isNew = conversation !== null && !byPeer.has(conversation);
  const next = isNew ? [conversation, ...ordered] : ordered;
  if (isHeld) return holdOrder(shown, next);
  return isSameOrder(shown, next) ? shown : next;
}
