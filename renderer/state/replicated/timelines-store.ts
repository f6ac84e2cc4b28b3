import { createStore, type StoreApi } from "zustand";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import type { MessageId } from "../../../shared/contract/message.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";
import {
  dropDivider,
  EMPTY_TIMELINE,
  markDisplayed,
  placeEarlier,
  placeNewest,
  receive,
  type Timeline,
} from "./timeline.ts";

export interface TimelinesState {
  /** In the order in which they were opened last. */
  readonly byPeer: ReadonlyMap<InboxAddress, Timeline>;
}

const INITIAL: TimelinesState = { byPeer: new Map() };
const PAGE = 60;
/** How many conversations stay at hand; the others are read anew from the archive, which is quick. */
const KEPT = 10;

export const selectTimeline =
  (peer: InboxAddress) =>
  (state: TimelinesState): Timeline =>
    state.byPeer.get(peer) ?? EMPTY_TIMELINE;

/** Makes room for a conversation that is opened; the one opened longest ago gives way. */
export function touch(state: TimelinesState, peer: InboxAddress): TimelinesState {
  const byPeer = new Map(state.byPeer);
  const timeline = byPeer.get(peer) ?? EMPTY_TIMELINE;
  byPeer.delete(peer);
  byPeer.set(peer, timeline.phase === "failed" ? EMPTY_TIMELINE : timeline);
  const surplus = byPeer.size - KEPT;
  for (const oldest of [...byPeer.keys()].slice(0, Math.max(0, surplus))) byPeer.delete(oldest);
  return { byPeer };
}

/** Changes one conversation; one that is not held stays so. */
export function changeTimeline(
  state: TimelinesState,
  peer: InboxAddress,
  change: (timeline: Timeline) => Timeline,
): TimelinesState {
  const timeline = state.byPeer.get(peer);
  if (timeline === undefined) return state;
  const changed = change(timeline);
  return changed === timeline ? state : { byPeer: new Map(state.byPeer).set(peer, changed) };
}

export interface MessagesChange {
  readonly messages: readonly ConversationMessage[];
  readonly removed: readonly MessageId[];
}

/** Deals a change out to the conversations that are held. */
export function receiveMessages(
  state: TimelinesState,
  change: MessagesChange,
  isRead: (peer: InboxAddress) => boolean,
): TimelinesState {
  const byPeer = Map.groupBy(change.messages, ({ peer }) => peer);
  let next = state;
  for (const peer of state.byPeer.keys()) {
    const messages = byPeer.get(peer) ?? [];
    next = changeTimeline(next, peer, (timeline) =>
      // Before the first page is there, it will bring the news itself.
      timeline.phase === "ready"
        ? receive(timeline, { messages, removed: change.removed, isAttentive: isRead(peer) })
        : timeline,
    );
  }
  return next;
}

export interface TimelinesDeps {
  readonly ask: Ask;
  /** Whether the person has this very conversation in front of them. */
  readonly isRead: (peer: InboxAddress) => boolean;
}

export type TimelinesSlice = ReturnType<typeof createTimelinesSlice>;

export function createTimelinesSlice({ ask, isRead }: TimelinesDeps) {
  const store = createStore<TimelinesState>(() => INITIAL);
  const put = (change: MessagesChange) =>
    store.setState((state) => receiveMessages(state, change, isRead));
  return {
    store: readOnly(store),
    receive: put,
    ...readingActions(store, ask),
    ...sendingActions(store, ask, put),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<TimelinesState> & Record<string, unknown>;
}

function readingActions(store: StoreApi<TimelinesState>, ask: Ask) {
  const change = (peer: InboxAddress, how: (timeline: Timeline) => Timeline) =>
    store.setState((state) => changeTimeline(state, peer, how));
  return {
    /** Idempotent; a conversation that is held is shown at once and brought up to date. */
    async open(peer: InboxAddress) {
      store.setState((state) => touch(state, peer));
      const reply = await ask("conversation:read", { peer, before: null, limit: PAGE });
      change(peer, (timeline) => {
        if (reply.ok) return placeNewest(timeline, reply.value);
        return timeline.phase === "ready"
          ? timeline
          : { ...timeline, phase: "failed", failure: reply.error };
      });
    },
    /** Does nothing while it is under way, and once there is nothing earlier. */
    async loadEarlier(peer: InboxAddress) {
      const timeline = selectTimeline(peer)(store.getState());
      const before = timeline.messages[0]?.position;
      if (before === undefined || !timeline.hasEarlier || timeline.isLoadingEarlier) return;
      change(peer, (held) => ({ ...held, isLoadingEarlier: true }));
      const reply = await ask("conversation:read", { peer, before, limit: PAGE });
      change(peer, (held) =>
        reply.ok ? placeEarlier(held, reply.value) : { ...held, isLoadingEarlier: false },
      );
    },
    /** The message and everything above it was really on screen. Told once. */
    async markDisplayed(message: ConversationMessage) {
      const { peer, position, id } = message;
      const before = selectTimeline(peer)(store.getState()).displayedThrough;
      if (position <= before) return;
      change(peer, (timeline) => markDisplayed(timeline, position));
      const reply = await ask("conversation:displayed", { peer, through: id });
      // Not told, so it is told again with the next look.
      if (!reply.ok) change(peer, (timeline) => ({ ...timeline, displayedThrough: before }));
    },
  };
}

function sendingActions(
  store: StoreApi<TimelinesState>,
  ask: Ask,
  put: (change: MessagesChange) => void,
) {
  return {
    /** Durable once it answers. The caller keeps the text until then. */
    async send(peer: InboxAddress, text: string) {
      const reply = await ask("message:send", { peer, text });
      if (reply.ok) {
        put({ messages: [reply.value], removed: [] });
        store.setState((state) => changeTimeline(state, peer, dropDivider));
      }
      return reply;
    },
    retry: (id: MessageId) => ask("message:retry", { id }),
    /** Takes back what was not sent; answers its text, for editing. */
    async cancel(id: MessageId) {
      const reply = await ask("message:cancel", { id });
      if (reply.ok) put({ messages: [], removed: [id] });
      return reply;
    },
  };
}
