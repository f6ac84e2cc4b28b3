import { createStore } from "zustand";
import type { AutomaticAway } from "../../../shared/contract/auto-away.ts";
import type { Connection, Session, Snapshot } from "../../../shared/contract/bridge.ts";
import type {
  StatusChoice,
  StatusDetails,
  StatusSetting,
} from "../../../shared/contract/presence.ts";
import type { Failure } from "../../../shared/result/result.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface SessionState {
  /** `starting` until the first snapshot; `failed`: the app behind the page does not answer. */
  readonly phase: "starting" | "ready" | "failed";
  readonly failure: Failure | null;
  readonly host: Snapshot["host"] | null;
  readonly session: Session | null;
  readonly connection: Connection;
  readonly status: StatusSetting | null;
  /** That this device went away by itself, or did a moment ago. */
  readonly away: AutomaticAway | null;
}

const INITIAL: SessionState = {
  phase: "starting",
  failure: null,
  host: null,
  session: null,
  connection: { state: "signed-out", since: new Date(0).toISOString(), retryAt: null, code: null },
  status: null,
  away: null,
};

export const selectIsOnline = (state: SessionState): boolean => state.connection.state === "online";

/** Null: somebody uses this device, or it is not shown as away by itself. */
export const selectAwayNow = ({ away }: SessionState): AutomaticAway | null =>
  away !== null && away.endedAt === null ? away : null;

export const selectOwnDomain = (state: SessionState): string | null =>
  state.session?.identity.principal.split("@")[1] ?? null;

export interface ChosenStatus {
  readonly choice: StatusChoice;
  readonly note: string;
  readonly until: string | null;
  /** Left out: none. */
  readonly details?: StatusDetails;
}

export type SessionSlice = ReturnType<typeof createSessionSlice>;

export function createSessionSlice(ask: Ask) {
  const store = createStore<SessionState>(() => INITIAL);
  return {
    store: readOnly(store),
    load: (snapshot: Snapshot) => store.setState(fromSnapshot(snapshot)),
    fail: (failure: Failure) => store.setState({ phase: "failed", failure }),
    setSession: (session: Session) => store.setState({ session }),
    setConnection: (connection: Connection) => store.setState({ connection }),
    setStatus: (status: StatusSetting) => store.setState({ status }),
    setAway: (away: AutomaticAway | null) => store.setState({ away }),
    reportInput: () => ask("device:report-input", {}),
    async chooseStatus(chosen: ChosenStatus) {
      const reply = await ask("status:choose", chosen);
      if (reply.ok) store.setState({ status: reply.value });
      return reply;
    },
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<SessionState> & Record<string, unknown>;
}

function fromSnapshot(snapshot: Snapshot): SessionState {
  const { host, session, connection, status, away } = snapshot;
  return { phase: "ready", failure: null, host, session, connection, status, away };
}
