import type { Ask } from "./ask.ts";
import { createDraftsSlice } from "./draft/drafts-store.ts";
import { createPreferencesSlice } from "./draft/preferences-store.ts";
import { createFileActions } from "./file/file-actions.ts";
import type { PageClock } from "./page-clock.ts";
import { createAccessSlice } from "./replicated/access-store.ts";
import { createAlertsSlice } from "./replicated/alerts-store.ts";
import { createBuddiesSlice } from "./replicated/buddies-store.ts";
import { createConversationsSlice } from "./replicated/conversations-store.ts";
import { createPollsSlice } from "./replicated/polls-store.ts";
import { createTimelinesSlice } from "./replicated/timelines-store.ts";
import { createVisibilitySlice } from "./replicated/visibility-store.ts";
import { createWatchersSlice } from "./replicated/watchers-store.ts";
import { createAccountActions } from "./session/account-actions.ts";
import { createSessionSlice } from "./session/session-store.ts";
import { createTicks } from "./session/ticks.ts";
import { createOrderSlice } from "./view/order-store.ts";
import { createViewSlice, isOpen } from "./view/view-store.ts";

export interface StateDeps {
  readonly ask: Ask;
  readonly clock: PageClock;
  /** Whether the person has this window in front of them. */
  readonly isAttentive: () => boolean;
  /** Runs a little later, once for all changes of a moment. */
  readonly soon: (run: () => void) => void;
}

/** Everything the window holds: one store for each lifetime, each with the functions that change it. */
export type PageState = ReturnType<typeof createState>;

export function createState({ ask, clock, isAttentive, soon }: StateDeps) {
  const session = createSessionSlice(ask);
  const buddies = createBuddiesSlice(ask);
  const conversations = createConversationsSlice();
  const preferences = createPreferencesSlice(ask);
  const view = createViewSlice();
  return {
    session,
    account: createAccountActions(ask),
    files: createFileActions(ask),
    ticks: createTicks(clock),
    buddies,
    conversations,
    timelines: createTimelinesSlice({
      ask,
      isRead: (peer) => isAttentive() && isOpen(view.store.getState(), peer),
    }),
    access: createAccessSlice(ask),
    alerts: createAlertsSlice(ask),
    polls: createPollsSlice(ask),
    visibility: createVisibilitySlice(ask),
    watchers: createWatchersSlice(ask),
    drafts: createDraftsSlice(ask, clock),
    preferences,
    view,
    order: createOrderSlice({
      buddies: buddies.store,
      conversations: conversations.store,
      preferences: preferences.store,
      session: session.store,
      view: view.store,
      soon,
    }),
  };
}
