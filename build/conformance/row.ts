/** A test by its file and its title, as both stand in the repository. */
export type NamedTest = readonly [file: string, title: string];

/**
 * One term, capability or requirement, and what shows that it is met.
 *
 * `open` says in a few words what is missing. A row is never both: what is met in part is open.
 */
export type Row = { readonly id: string; readonly says: string } & (
  | { readonly shownBy: readonly NamedTest[] }
  | { readonly open: string }
);

export function isOpen(row: Row): row is Extract<Row, { readonly open: string }> {
  return "open" in row;
}

const PRESENCE = "electron/service/presence";
const WATCHER = "electron/service/watcher";
const MESSAGE = "electron/service/message";

/** Files that many rows point into. */
export const files = {
  publication: `${PRESENCE}/publication.integration.test.ts`,
  subscription: `${PRESENCE}/subscription.integration.test.ts`,
  indistinguishable: `${PRESENCE}/indistinguishable.integration.test.ts`,
  presenceRoute: `${PRESENCE}/presence-route.integration.test.ts`,
  kill: `${PRESENCE}/kill.integration.test.ts`,
  several: "electron/service/presentity/several.integration.test.ts",
  contacts: "electron/service/presentity/contacts.integration.test.ts",
  delegates: "electron/service/presentity/delegates.integration.test.ts",
  fanOut: `${PRESENCE}/fan-out.integration.test.ts`,
  ledger: `${WATCHER}/ledger.integration.test.ts`,
  span: `${WATCHER}/span.integration.test.ts`,
  watcherReading: `${WATCHER}/watcher-reading.integration.test.ts`,
  watchersRoute: `${WATCHER}/watchers-route.integration.test.ts`,
  restart: `${PRESENCE}/restart.integration.test.ts`,
  hiding: "electron/service/visibility/hiding.integration.test.ts",
  anonymous: "electron/service/visibility/anonymous.integration.test.ts",
  visibility: "electron/service/storage/visibility-repository.contract.test.ts",
  rules: "electron/service/rule/rules.integration.test.ts",
  ruleTimes: "electron/service/rule/rule-times.integration.test.ts",
  filters: "electron/service/rule/filtered.integration.test.ts",
  message: `${MESSAGE}/message.integration.test.ts`,
  fate: `${MESSAGE}/fate.integration.test.ts`,
  account: "electron/service/account/account.integration.test.ts",
  registration: "electron/service/account/registration.integration.test.ts",
  transport: "electron/service/transport/transport.integration.test.ts",
  agent: "electron/agent/agent.integration.test.ts",
  story: "e2e/specs/story.e2e.ts",
  faults: "e2e/specs/faults.e2e.ts",
} as const;
