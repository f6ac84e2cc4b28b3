import type { BridgeEvents, Snapshot } from "../../../shared/contract/bridge.ts";
import type { EventName, EventPayload } from "../../../shared/contract/define.ts";

/** What menus, tray, badge and alerts must know of the profile. */
export interface DesktopState {
  readonly isSignedIn: boolean;
  readonly connection: Snapshot["connection"]["state"];
  readonly choice: NonNullable<Snapshot["status"]>["choice"] | null;
  /** This device went away by itself. */
  readonly isAway: boolean;
  /** Of the status; empty when there is none. */
  readonly note: string;
  readonly theme: Snapshot["preferences"]["theme"];
  /** By `user@domain`; only who has a name other than that. */
  readonly names: ReadonlyMap<string, string>;
  /** By `user@domain`; only where there is something unread. */
  readonly unread: ReadonlyMap<string, number>;
}

type Name = EventName<BridgeEvents>;
type Transitions = {
  readonly [N in Name]?: (
    state: DesktopState,
    payload: EventPayload<BridgeEvents, N>,
  ) => DesktopState;
};
type Buddies = Snapshot["buddies"];
type Conversations = Snapshot["conversations"];

/** `pres:` and `im:` addresses of one person differ in the scheme only. */
export function personOf(address: string): string {
  return address.slice(address.indexOf(":") + 1);
}

export function stateOf(snapshot: Snapshot): DesktopState {
  const { session, connection, status, away, preferences, buddies, conversations } = snapshot;
  return {
    isSignedIn: session !== null,
    connection: connection.state,
    choice: status?.choice ?? null,
    isAway: isAway(away),
    note: status?.note ?? "",
    theme: preferences.theme,
    names: withNames(new Map(), buddies),
    unread: withUnread(new Map(), conversations),
  };
}

function isAway(away: Snapshot["away"]): boolean {
  return away !== null && away.endedAt === null;
}

/** What belongs to an account, where there is none. */
export const NOBODY = {
  isSignedIn: false,
  choice: null,
  isAway: false,
  note: "",
  names: new Map(),
  unread: new Map(),
} as const satisfies Partial<DesktopState>;

const transitions: Transitions = {
  // Signed out: what belonged to the account is void.
  "session:changed": (state, session) =>
    session === null
      ? { ...NOBODY, connection: state.connection, theme: state.theme }
      : { ...state, isSignedIn: true },
  "connection:changed": (state, connection) => ({ ...state, connection: connection.state }),
  "status:changed": (state, { choice, note }) => ({ ...state, choice, note }),
  "away:changed": (state, away) =>
    isAway(away) === state.isAway ? state : { ...state, isAway: isAway(away) },
  "preferences:changed": (state, { theme }) => ({ ...state, theme }),
  "buddies:changed": (state, { buddies, removed }) => ({
    ...state,
    names: withNames(state.names, buddies, removed),
  }),
  "conversations:changed": (state, conversations) => ({
    ...state,
    unread: withUnread(state.unread, conversations),
  }),
};

/** The state after one event of the bridge; the very same object when that says nothing about it. */
export function afterEvent<N extends Name>(
  state: DesktopState,
  name: N,
  payload: EventPayload<BridgeEvents, N>,
): DesktopState {
  return transitions[name]?.(state, payload) ?? state;
}

export function unreadTotal({ unread }: DesktopState): number {
  return unread.values().reduce((sum, count) => sum + count, 0);
}

/** One's own name for a person, else theirs for themself, else the address. */
export function nameOf({ names }: DesktopState, person: string): string {
  return names.get(person) ?? person;
}

function withNames(
  names: ReadonlyMap<string, string>,
  buddies: Buddies,
  removed: readonly string[] = [],
): ReadonlyMap<string, string> {
  const changed = new Map(names);
  for (const presentity of removed) changed.delete(personOf(presentity));
  for (const { buddy, displayName } of buddies) {
    const name = buddy.name || displayName;
    if (name === "") changed.delete(personOf(buddy.presentity));
    else changed.set(personOf(buddy.presentity), name);
  }
  return changed;
}

function withUnread(unread: ReadonlyMap<string, number>, conversations: Conversations) {
  const changed = new Map(unread);
  for (const { peer, unreadCount } of conversations) {
    if (unreadCount === 0) changed.delete(personOf(peer));
    else changed.set(personOf(peer), unreadCount);
  }
  return changed;
}
