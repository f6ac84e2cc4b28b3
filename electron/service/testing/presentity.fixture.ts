import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument, StatusChoice } from "../../../shared/contract/presence.ts";
import type { TestClient } from "./client.fixture.ts";
import { principal } from "./presence.fixture.ts";

/** One more presentity of somebody; seen by those who are let in, unless it is to stay invisible. */
export async function another(
  owner: TestClient,
  tag = "work",
  choice: StatusChoice = "available",
): Promise<PresentityAddress> {
  const { address } = await owner.ask("presentity:create", { tag, label: tag });
  await chooseFor(owner, address, choice);
  return address;
}

export function chooseFor(
  chooser: TestClient,
  presentity: PresentityAddress,
  choice: StatusChoice,
  note = "",
) {
  return chooser.ask("status:choose", { presentity, choice, note, until: null });
}

/** What a delegate or a stranger gets for trying. */
export async function refusalOf(chooser: TestClient, presentity: PresentityAddress) {
  const input = { presentity, choice: "busy", note: "", until: null } as const;
  const reply = await chooser.call("status:choose", input);
  return reply.ok ? null : reply.error;
}

export async function decideAbout(
  owner: TestClient,
  presentity: PresentityAddress,
  { watcher, handling }: { readonly watcher: TestClient; readonly handling: AccessHandling },
): Promise<void> {
  await owner.ask("access:decide", { presentity, watcher: principal(watcher), handling });
}

/** Let in, and hearing of every change of this one. */
export async function befriendAt(
  watcher: TestClient,
  owner: TestClient,
  presentity: PresentityAddress,
) {
  await decideAbout(owner, presentity, { watcher, handling: "allow" });
  return watcher.ask("presence:subscribe", { presentity });
}

export async function lookUp(watcher: TestClient, presentity: PresentityAddress) {
  const { results } = await watcher.ask("presence:fetch", { presentities: [presentity] });
  const [result] = results;
  if (result === undefined) throw new Error("a fetch answers every item");
  return result;
}

export async function shownOf(
  watcher: TestClient,
  presentity: PresentityAddress,
): Promise<PresenceDocument> {
  const result = await lookUp(watcher, presentity);
  if (result.ok) return result.document;
  throw new Error(`refused: ${result.error.code}`);
}
