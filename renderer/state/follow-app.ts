import type { BridgeEvents, Session, Snapshot } from "../../shared/contract/bridge.ts";
import type { EventName, EventPayload } from "../../shared/contract/define.ts";
import type { Ask } from "./ask.ts";
import type { PageState } from "./create-state.ts";

type Listeners = {
  readonly [N in EventName<BridgeEvents>]: (payload: EventPayload<BridgeEvents, N>) => void;
};

/** The app's side of the state: what it tells, and the snapshot everything starts from. */
export interface AppFollower {
  readonly listeners: Listeners;
  /** Reads everything anew. Call it after `listeners` are heard, or what happens meanwhile is lost. */
  load(): Promise<void>;
}

/**
 * Keeps the state a mirror of the app.
 *
 * What is told while a snapshot is on its way waits for it and is applied on top, in order: each
 * event carries whole things, so an older one is put right by the newer one behind it.
 */
export function followApp(ask: Ask, state: PageState): AppFollower {
  let waiting: (() => void)[] | null = null;
  let loads = 0;
  const load = async () => {
    const mine = ++loads;
    waiting = []; // The snapshot to come knows of whatever was told before it was asked for.
    const reply = await ask("app:snapshot", {});
    // Another load began after this one and knows more.
    if (mine !== loads) return;
    const told = waiting;
    waiting = null;
    if (!reply.ok) {
      state.session.fail(reply.error);
      return;
    }
    applySnapshot(state, reply.value);
    for (const apply of told) apply();
  };
  const apply = (change: () => void) => {
    if (waiting === null) change();
    else waiting.push(change);
  };
  return { listeners: listenersOf(state, apply, load), load };
}

function listenersOf(
  state: PageState,
  apply: (change: () => void) => void,
  load: () => Promise<void>,
): Listeners {
  return {
    // At once, and not in line: what waits belongs to somebody who is gone.
    "session:changed": (session) => changeSession(state, session, load),
    "connection:changed": (connection) => apply(() => state.session.setConnection(connection)),
    "status:changed": (status) => apply(() => state.session.setStatus(status)),
    "away:changed": (away) => apply(() => state.session.setAway(away)),
    // Of the first one, `status:changed` tells; there is no view to the others yet.
    "presentities:changed": () => undefined,
    "buddies:changed": ({ buddies, removed }) =>
      apply(() => state.buddies.receive(buddies, removed)),
    "polls:changed": (polls) => apply(() => state.polls.receive(polls)),
    "presence-alerts:changed": (alerts) => apply(() => state.alerts.receive(alerts)),
    // For the desktop, which says it where there is no window; here it is in `presence-alerts:changed`.
    "alert:fired": () => undefined,
    "requests:changed": (requests) => apply(() => state.access.receiveRequests(requests)),
    "access:changed": (rules) => apply(() => state.access.receiveRules(rules)),
    "visibility:changed": (visibility) => apply(() => state.visibility.receive(visibility)),
    "sharing:changed": (sharing) => apply(() => state.visibility.receiveSharing(sharing)),
    "watchers:changed": (information) => apply(() => state.watchers.receive(information)),
    "alerts:changed": (alerts) => apply(() => state.watchers.receiveAlerts(alerts)),
    "conversations:changed": (changed) => apply(() => state.conversations.receive(changed)),
    "messages:changed": (change) => apply(() => state.timelines.receive(change)),
    "preferences:changed": (preferences) => apply(() => state.preferences.receive(preferences)),
  };
}

/** The same account may tell something new of itself; any other change makes everything void. */
function changeSession(state: PageState, session: Session | null, load: () => Promise<void>): void {
  const known = state.session.store.getState().session;
  if (known !== null && session !== null && known.deviceId === session.deviceId) {
    state.session.setSession(session);
    return;
  }
  if (known !== null) resetState(state);
  void load();
}

/** Nothing of the person who signed out stays behind. */
export function resetState(state: PageState): void {
  const slices = [
    state.session,
    state.buddies,
    state.conversations,
    state.timelines,
    state.access,
    state.alerts,
    state.polls,
    state.visibility,
    state.watchers,
    state.drafts,
    state.preferences,
    state.view,
    state.order,
  ];
  for (const slice of slices) slice.reset();
}

function applySnapshot(state: PageState, snapshot: Snapshot): void {
  state.buddies.load(snapshot.buddies);
  state.conversations.load(snapshot.conversations);
  state.access.receiveRequests(snapshot.requests);
  state.access.receiveRules(snapshot.rules);
  state.watchers.receiveAlerts(snapshot.alerts);
  state.polls.receive(snapshot.polls);
  state.alerts.receive({ alerts: snapshot.presenceAlerts, fired: snapshot.firedAlerts });
  state.drafts.load(snapshot.conversations);
  state.preferences.receive(snapshot.preferences);
  // Last, because it lets the page be drawn: then everything else is there.
  state.session.load(snapshot);
  state.order.arrange();
}
