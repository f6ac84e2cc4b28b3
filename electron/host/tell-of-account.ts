import type { AlertsState } from "../agent/alert/alert-keeper.ts";
import type { ActiveAccount } from "./account/active-account.ts";
import type { EventCoalescer } from "./event-coalescer.ts";

/** Who is signed in changed: what windows show of anybody else is void. */
export async function tellOfChange(
  active: ActiveAccount | null,
  events: EventCoalescer,
): Promise<void> {
  events.discard();
  if (active === null) return events.state("session:changed", null);
  tellOfAccount(active, events);
  await tellOfArchive(active, events);
}

/** Everything this account does from here on. Ends with the agent. */
function tellOfAccount(account: ActiveAccount, events: EventCoalescer): void {
  const { agent } = account;
  events.state("session:changed", account.session());
  account.onDidChangeSession(() => events.state("session:changed", account.session()));
  agent.connection.onDidChange((state) => events.state("connection:changed", state));
  agent.status.onDidChange((status) => events.state("status:changed", status));
  agent.away.onDidChange((away) => events.state("away:changed", away));
  agent.presentities.onDidChange((list) => events.state("presentities:changed", list));
  agent.access.onDidChangeRules((rules) => events.state("access:changed", [...rules]));
  agent.access.onDidChangeRequests((requests) => events.state("requests:changed", [...requests]));
  agent.visibility.onDidChange((visibility) => events.state("visibility:changed", visibility));
  agent.visibility.onDidChangeSharing((sharing) => events.state("sharing:changed", sharing));
  agent.information.onDidChange((information) => events.state("watchers:changed", information));
  agent.alerts.onDidChange((alerts) => events.state("alerts:changed", [...alerts]));
  agent.roster.onDidChange((change) => events.buddies(change));
  agent.poller.onDidChange((polls) => events.state("polls:changed", [...polls]));
  agent.presenceAlerts.onDidChange((state) => tellOfAlerts(state, events));
  agent.presenceAlerts.onDidFire((fired) => events.fired(fired));
  agent.onDidChangeConversations((event) => events.conversations(event));
}

/** What its archive holds, for windows that showed another account, or none. */
async function tellOfArchive({ agent }: ActiveAccount, events: EventCoalescer): Promise<void> {
  const status = agent.status.status();
  if (status !== null) events.state("status:changed", status);
  events.state("away:changed", agent.away.away());
  events.state("presentities:changed", agent.presentities.list());
  events.state("access:changed", [...agent.access.rules()]);
  events.state("requests:changed", [...agent.access.requests()]);
  events.state("alerts:changed", [...agent.alerts.unseen()]);
  events.state("polls:changed", [...agent.poller.polls()]);
  tellOfAlerts(agent.presenceAlerts.state(), events);
  events.buddies({ buddies: agent.roster.buddies(), removed: [] });
  const conversations = await agent.inbox.conversations();
  events.conversations({ messages: [], removed: [], conversations });
}

function tellOfAlerts({ alerts, fired }: AlertsState, events: EventCoalescer): void {
  events.state("presence-alerts:changed", { alerts: [...alerts], fired: [...fired] });
}
