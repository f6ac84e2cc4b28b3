import type { AccessCondition, AccessGrant } from "../../../shared/contract/access.ts";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import type { TestClient } from "./client.fixture.ts";
import { presentity, principal, publish } from "./presence.fixture.ts";
import type { SharedService } from "./shared-service.fixture.ts";

export const LIGHT_ONLY = SHOW_LIGHT_ONLY;
/** Everything but the exact time of leaving. */
export const COARSE: PresenceFilter = { ...SHOW_EVERYTHING, lastSeen: "day" };
/** Everything but whether somebody is at their device. */
export const NO_INPUT: PresenceFilter = { ...SHOW_EVERYTHING, userInput: "none" };
export const NO_NOTES: PresenceFilter = { ...SHOW_EVERYTHING, notes: false };

export function about(person: TestClient): AccessCondition {
  return { kind: "person", person: principal(person) };
}

export function group(name: string): AccessCondition {
  return { kind: "group", group: name };
}

/** The owner makes a rule that allows, unless it is told otherwise. */
export async function rule(
  owner: TestClient,
  condition: AccessCondition,
  more: Partial<AccessGrant> & {
    readonly id?: string;
    readonly presentity?: PresentityAddress;
  } = {},
) {
  const { id = null, presentity: address = presentity(owner), ...grant } = more;
  const wish = { ...plainGrant(condition, "allow"), ...grant, id, presentity: address };
  const reply = await owner.callRaw("access:save", wish);
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
  const { rules } = await owner.ask("access:list", { presentity: address });
  const saved = rules.find((one) => JSON.stringify(one) === JSON.stringify(savedIn(reply.value)));
  if (saved === undefined) throw new Error("a saved rule is in the list");
  return saved;
}

function savedIn(value: unknown): unknown {
  return typeof value === "object" && value !== null && "rule" in value ? value.rule : null;
}

/** Puts somebody onto the owner's list, in these groups only. */
export async function putInGroups(
  owner: TestClient,
  somebody: TestClient,
  groups: readonly string[],
): Promise<void> {
  const line = { presentity: presentity(somebody), name: "", groups: [...groups] };
  const changed = await owner.call("buddy:change", line);
  if (!changed.ok) await owner.ask("buddy:add", line);
}

/** Free of what belongs to the single view: ids, times and versions. */
export function saying(document: PresenceDocument): string {
  const { version: _version, timestamp: _timestamp, tuples, ...rest } = document;
  const said = tuples.map(({ id: _id, timestamp: _at, ...tuple }) => tuple);
  return JSON.stringify(sorted({ ...rest, tuples: said }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Everybody of the tests' own service. */
export const DOMAIN = { kind: "domain", domain: "host.test" } as const;
export const ANYBODY = { kind: "authenticated" } as const;

/** Somebody who is there, and three who may come to watch. */
export async function somePeople({ clock, join }: Pick<SharedService, "clock" | "join">) {
  // Nothing of the test before is still being held back.
  clock.advance(10_000);
  const ada = await join("ada", { displayName: "Ada" });
  const [bob, cleo, dora] = [await join("bob"), await join("cleo"), await join("dora")];
  await publish(ada);
  clock.advance(times.notificationIntervalMs);
  return { ada, bob, cleo, dora };
}

export function statesOf(client: TestClient) {
  return client.heard("subscription:changed").map(({ subscription }) => subscription.state);
}
