import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from "react";
import { useStore } from "zustand";
import { invariant } from "../../shared/result/invariant.ts";
import type { PageState } from "./create-state.ts";
import type { DraftsState } from "./draft/drafts-store.ts";
import type { PreferencesState } from "./draft/preferences-store.ts";
import type { AccessState } from "./replicated/access-store.ts";
import type { AlertsState } from "./replicated/alerts-store.ts";
import type { BuddiesState } from "./replicated/buddies-store.ts";
import type { ConversationsState } from "./replicated/conversations-store.ts";
import type { PollsState } from "./replicated/polls-store.ts";
import type { TimelinesState } from "./replicated/timelines-store.ts";
import type { VisibilityState } from "./replicated/visibility-store.ts";
import type { WatchersState } from "./replicated/watchers-store.ts";
import type { SessionState } from "./session/session-store.ts";
import type { TickMs } from "./session/ticks.ts";
import type { OrderState } from "./view/order-store.ts";
import type { ViewState } from "./view/view-store.ts";

const PageStateContext = createContext<PageState | null>(null);

export interface PageStateProviderProps {
  readonly state: PageState;
  readonly children: ReactNode;
}

export function PageStateProvider({ state, children }: PageStateProviderProps) {
  return <PageStateContext value={state}>{children}</PageStateContext>;
}

/** Everything that can be done; the object never changes. What is known comes from the hooks below. */
export function usePageState(): PageState {
  const state = use(PageStateContext);
  invariant(state !== null, "a component stands outside of PageStateProvider");
  return state;
}

/**
 * Gives a part of one store. It returns what is stored, never something made on the spot, or the
 * component is drawn for ever.
 */
type Select<State, Part> = (state: State) => Part;

export function useSession<Part>(select: Select<SessionState, Part>): Part {
  return useStore(usePageState().session.store, select);
}

export function useBuddies<Part>(select: Select<BuddiesState, Part>): Part {
  return useStore(usePageState().buddies.store, select);
}

export function useConversations<Part>(select: Select<ConversationsState, Part>): Part {
  return useStore(usePageState().conversations.store, select);
}

export function useTimelines<Part>(select: Select<TimelinesState, Part>): Part {
  return useStore(usePageState().timelines.store, select);
}

export function useAccess<Part>(select: Select<AccessState, Part>): Part {
  return useStore(usePageState().access.store, select);
}

export function useAlerts<Part>(select: Select<AlertsState, Part>): Part {
  return useStore(usePageState().alerts.store, select);
}

export function usePolls<Part>(select: Select<PollsState, Part>): Part {
  return useStore(usePageState().polls.store, select);
}

export function useVisibility<Part>(select: Select<VisibilityState, Part>): Part {
  return useStore(usePageState().visibility.store, select);
}

export function useWatchers<Part>(select: Select<WatchersState, Part>): Part {
  return useStore(usePageState().watchers.store, select);
}

export function useDrafts<Part>(select: Select<DraftsState, Part>): Part {
  return useStore(usePageState().drafts.store, select);
}

export function usePreferences<Part>(select: Select<PreferencesState, Part>): Part {
  return useStore(usePageState().preferences.store, select);
}

export function useView<Part>(select: Select<ViewState, Part>): Part {
  return useStore(usePageState().view.store, select);
}

export function useOrder<Part>(select: Select<OrderState, Part>): Part {
  return useStore(usePageState().order.store, select);
}

/** The time, told anew about every `everyMs`. */
export function useNow(everyMs: TickMs): number {
  const { ticks } = usePageState();
  const listen = useCallback(
    (listener: () => void) => ticks.onDidTick(everyMs, listener),
    [ticks, everyMs],
  );
  return useSyncExternalStore(listen, () => ticks.nowAt(everyMs));
}
