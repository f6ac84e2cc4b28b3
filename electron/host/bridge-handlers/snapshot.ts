import type { Snapshot } from "../../../shared/contract/bridge.ts";
import type { Clock } from "../../agent/ports.ts";
import type { Accounts } from "../account/accounts.ts";

/** The part of a snapshot that belongs to an account. */
export type AccountSnapshot = Omit<Snapshot, "host" | "serviceFailure" | "preferences">;

/** How everything stands; with no account, what a window shows of nobody. */
export async function readSnapshot(accounts: Accounts, clock: Clock): Promise<AccountSnapshot> {
  const active = accounts.active();
  if (active === null) return signedOut(clock);
  const { agent } = active;
  const { connection, status, away, roster, access } = agent;
  const { presentities, alerts, poller, presenceAlerts, inbox } = agent;
  const conversations = await inbox.conversations();
  return {
    session: active.session(),
    connection: connection.state(),
    status: status.status(),
    away: away.away(),
    presentities: presentities.list(),
    buddies: [...roster.buddies()],
    requests: [...access.requests()],
    rules: [...access.rules()],
    alerts: [...alerts.unseen()],
    polls: [...poller.polls()],
    presenceAlerts: [...presenceAlerts.state().alerts],
    firedAlerts: [...presenceAlerts.state().fired],
    conversations: [...conversations],
  };
}

function signedOut(clock: Clock): AccountSnapshot {
  const since = new Date(clock.now()).toISOString();
  return {
    session: null,
    connection: { state: "signed-out", since, retryAt: null, code: null },
    status: null,
    away: null,
    presentities: { own: [], delegated: [] },
    buddies: [],
    requests: [],
    rules: [],
    alerts: [],
    polls: [],
    presenceAlerts: [],
    firedAlerts: [],
    conversations: [],
  };
}
