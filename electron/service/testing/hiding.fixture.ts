import type { Visibility, VisibilityRule } from "../../../shared/contract/visibility.ts";
import type { AccessGrant } from "../../../shared/contract/access.ts";
import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { rule } from "./access.fixture.ts";
import type { TestClient } from "./client.fixture.ts";
import type { ManualClock } from "./manual-clock.ts";
import { presentity } from "./presence.fixture.ts";

export const ANONYMOUS_PEOPLE = { kind: "anonymous" } as const;
export const HOUR_MS = 3_600_000;

/** The owner lets anonymous watchers in, with everything unless told otherwise. */
export function admitAnonymous(owner: TestClient, more: Partial<AccessGrant> = {}) {
  return rule(owner, ANONYMOUS_PEOPLE, more);
}

/** Toward everybody, or toward this one. */
export async function hide(watcher: TestClient, from?: TestClient): Promise<Visibility> {
  return watcher.ask(
    "visibility:set",
    from === undefined ? { rule: "hidden", exceptions: [] } : except(from, "hidden"),
  );
}

export async function showAgain(watcher: TestClient): Promise<Visibility> {
  return watcher.ask("visibility:set", { rule: "all", exceptions: [] });
}

export function except(owner: TestClient, chosen: VisibilityRule): Visibility {
  return { rule: "all", exceptions: [{ presentity: presentity(owner), rule: chosen }] };
}

/** What the owner is told of anonymous watchers once the present hour is over. */
export async function anonymousOf(
  owner: TestClient,
  clock: ManualClock,
  afterMs = HOUR_MS,
): Promise<WatcherInformation["anonymous"]> {
  clock.advance(afterMs);
  return (await owner.ask("watcher:fetch", {})).anonymous;
}
