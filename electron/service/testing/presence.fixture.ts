import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { DeviceUse } from "../../../shared/contract/device-use.ts";
import type {
  PresenceDocument,
  StatusChoice,
  StatusSetting,
} from "../../../shared/contract/presence.ts";
import { localPartOf } from "../../../shared/model/address.ts";
import { type Availability, availabilityOf } from "../../../shared/model/availability.ts";
import type { TestClient } from "./client.fixture.ts";

/** Somebody with an account, whichever way they talk to the service. */
export type SignedIn = Pick<TestClient, "credentials">;

export function principal({ credentials }: SignedIn) {
  return credentials.identity.principal;
}

export function nameOf(client: TestClient): string {
  return localPartOf(principal(client));
}

export function presentity({ credentials }: SignedIn) {
  return credentials.identity.presentity;
}

/** The owner decides about the watcher. */
export async function decide(
  owner: TestClient,
  watcher: SignedIn,
  handling: AccessHandling,
): Promise<void> {
  await owner.ask("access:decide", { watcher: principal(watcher), handling });
}

export async function subscribe(watcher: TestClient, owner: TestClient) {
  return watcher.ask("presence:subscribe", { presentity: presentity(owner) });
}

/** The watcher may see everything and hears of every change. */
export async function befriend(watcher: TestClient, owner: TestClient) {
  await decide(owner, watcher, "allow");
  return subscribe(watcher, owner);
}

export async function publish(
  client: TestClient,
  userInput: "active" | "idle" = "active",
  more: Partial<Pick<DeviceUse, "lastInput" | "away">> = {},
) {
  return client.ask("presence:publish", { userInput, ...more });
}

export async function choose(
  client: TestClient,
  choice: StatusChoice,
  {
    note = "",
    until = null,
    details,
  }: Partial<Pick<StatusSetting, "note" | "until" | "details">> = {},
) {
  return client.ask("status:choose", { choice, note, until, details });
}

export async function look(watcher: TestClient, owner: TestClient) {
  const { results } = await watcher.ask("presence:fetch", { presentities: [presentity(owner)] });
  const [result] = results;
  if (result === undefined) throw new Error("a fetch answers every item");
  return result;
}

/** The document of a look that was not refused. */
export async function lookAt(watcher: TestClient, owner: TestClient): Promise<PresenceDocument> {
  const result = await look(watcher, owner);
  if (result.ok) return result.document;
  throw new Error(`refused: ${result.error.code}`);
}

/** Everything the service sent this client before now has arrived: replies and events keep their order. */
export async function caughtUp(...clients: readonly TestClient[]): Promise<void> {
  await Promise.all(clients.map((client) => client.ask("buddy:list", {})));
}

export async function notified(
  watcher: TestClient,
  availability: Availability,
): Promise<PresenceDocument> {
  return watcher.next("presence:notified", (document) => availabilityOf(document) === availability);
}

/** Untaken notifications, as lamps. */
export function lampsHeard(watcher: TestClient): Availability[] {
  return watcher.heard("presence:notified").map((document) => availabilityOf(document));
}
