import { describe, expect, it } from "vitest";
import type { AccessHandling } from "../../../shared/contract/access.ts";
import { times } from "../../../shared/contract/limits.ts";
import { PresenceDocument } from "../../../shared/contract/presence.ts";
import { LIGHT_ONLY, rule, saying, somePeople } from "../testing/access.fixture.ts";
import { register, type TestClient } from "../testing/client.fixture.ts";
import {
  admitAnonymous,
  ANONYMOUS_PEOPLE,
  anonymousOf,
  hide,
  HOUR_MS,
} from "../testing/hiding.fixture.ts";
import {
  caughtUp,
  choose,
  decide,
  look,
  lookAt,
  nameOf,
  presentity,
  publish,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock, service } = shared;

function get(address: string, accept = "application/json") {
  return fetch(`${service().url}/presence/${address}`, { headers: { accept } });
}

async function answerTo(address: string): Promise<string> {
  const reply = await get(address);
  return `${reply.status} ${await reply.text()}`;
}

describe("somebody who is not signed in", () => {
  it("sees of whoever lets anonymous watchers in what they are shown", async () => {
    const { ada } = await somePeople(shared);
    await admitAnonymous(ada, { shows: LIGHT_ONLY });
    const seen = PresenceDocument.parse(await (await get(nameOf(ada))).json());
    const { document } = await ada.ask("access:preview", {
      as: { kind: "anonymous" },
      at: null,
      draft: null,
    });
    if (document === null) throw new Error("anonymous watchers are let in");
    expect(saying(seen)).toBe(saying(document));
    expect((await get(nameOf(ada), "text/html")).status).toBe(400);
  });

  it("is answered alike where they are not let in, where nobody is, and where nobody could be", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await rule(ada, ANONYMOUS_PEOPLE, { handling: "block" });
    await rule(bob, ANONYMOUS_PEOPLE, { permits: { fetch: false, subscribe: true } });
    const asked = [ada, bob, cleo].map(nameOf);
    const answers = await Promise.all(
      [...asked, "nobody", "pres:ada@elsewhere.test", "%20", "a".repeat(2_000)].map(answerTo),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 .*unauthenticated/);
  });

  it("is one row however often they come, and leaves nothing where nobody is", async () => {
    const { ada, bob } = await somePeople(shared);
    await admitAnonymous(ada);
    for (let looks = 0; looks < 7; looks += 1) await get(nameOf(ada));
    await get(nameOf(bob));
    await get("nobody");
    expect(await anonymousOf(ada, clock)).toMatchObject({
      kinds: ["fetcher"],
      fetchCount: 7,
      refusedCount: 0,
      fetches: [{ count: 7, isLit: true }],
    });
    expect(await anonymousOf(bob, clock, 0)).toMatchObject({ fetchCount: 0, refusedCount: 1 });
    expect((await ada.ask("watcher:fetch", {})).watchers).toEqual([]);
  });

  it("sees an ordinary sign-off where anonymous watchers are quietly ignored from now on", async () => {
    const { ada } = await somePeople(shared);
    const { id } = await admitAnonymous(ada);
    const before = PresenceDocument.parse(await (await get(nameOf(ada))).json());
    await rule(ada, ANONYMOUS_PEOPLE, { id, handling: "polite-block" });
    clock.advance(times.notificationIntervalMs * 2);
    const after = PresenceDocument.parse(await (await get(nameOf(ada))).json());
    expect(after.lastSeen).toBeDefined();
    expect(after.version).toBeGreaterThan(before.version);
    await choose(ada, "busy");
    clock.advance(times.notificationIntervalMs * 2);
    expect(await (await get(nameOf(ada))).json()).toEqual(after);
  });

  it("is slowed per network", async () => {
    const own = await startStoppableService({ callsPerSecond: 20 });
    const statuses = new Set<number>();
    for (let round = 0; round < 8; round += 1) {
      const replies = await Promise.all(
        Array.from({ length: 20 }, () => fetch(`${own.first.url}/presence/nobody`)),
      );
      for (const { status } of replies) statuses.add(status);
    }
    expect(statuses).toEqual(new Set([401, 429]));
    await own.first.stop();
  });
});

describe("anonymous watchers in the ledger", () => {
  it("are told of by the hour, and not before it is over", async () => {
    const { ada, bob } = await somePeople(shared);
    await admitAnonymous(ada);
    clock.advance(HOUR_MS - (clock.now() % HOUR_MS) + 60_000);
    await hide(bob);
    await caughtUp(ada);
    const heard = ada.heard("watcher:changed").length;
    await look(bob, ada);
    clock.advance(60_000);
    await caughtUp(ada);
    expect(await anonymousOf(ada, clock, 0)).toBeNull();
    expect(ada.heard("watcher:changed")).toHaveLength(heard);
    const hour = new Date(Math.floor(clock.now() / HOUR_MS) * HOUR_MS).toISOString();
    expect(await anonymousOf(ada, clock)).toMatchObject({ firstAt: hour, lastAt: hour });
    await ada.next("watcher:changed");
  });
});

/** A world of its own, in which one of two does the watching and everything else is the same. */
async function told(handling: AccessHandling, who: "bob" | "cleo") {
  const { clock: own, first } = await startStoppableService();
  const ada = await register(first, "ada");
  const bob = await register(first, "bob");
  const cleo = await register(first, "cleo");
  await admitAnonymous(ada);
  await publish(ada);
  await decide(ada, bob, "allow");
  await decide(ada, cleo, handling);
  await lookAt(bob, ada);
  await look(cleo, ada);
  own.advance(5_000);
  await hide(bob);
  await hide(cleo);
  own.advance(30 * HOUR_MS);
  await publish(ada);
  const hidden = who === "bob" ? bob : cleo;
  await watchAWhile(hidden, ada);
  own.advance(20_000);
  // What the owner decides about somebody must not find them out.
  await decide(ada, cleo, "block");
  await decide(ada, cleo, handling);
  await look(hidden, ada);
  // Written within its hour, so that the end of the hour finds it.
  await ada.ask("watcher:fetch", {});
  own.advance(2 * HOUR_MS);
  await caughtUp(ada);
  const { anonymous, ...ledger } = await ada.ask("watcher:fetch", {});
  const preview = await Promise.all([bob, cleo].map((one) => seenAs(ada, one)));
  const events = [ada.heard("watcher:changed"), ada.heard("watcher:requested")];
  await first.stop();
  return { anonymous, rest: JSON.stringify([ledger, events, preview]) };
}

async function watchAWhile(watcher: TestClient, owner: TestClient) {
  await look(watcher, owner);
  const asked = { presentity: presentity(owner) };
  const reply = await watcher.call("presence:subscribe", asked);
  if (!reply.ok) return;
  await caughtUp(owner);
}

async function seenAs(owner: TestClient, watcher: TestClient) {
  const person = watcher.credentials.identity.principal;
  const as = { kind: "person", person } as const;
  const {
    document,
    ruleId: _ruleId,
    ...preview
  } = await owner.ask("access:preview", { as, at: null, draft: null });
  return { ...preview, document: document === null ? null : saying(document) };
}

describe("what the owner is told of somebody who hides", () => {
  it.each<AccessHandling>(["allow", "polite-block", "block", "confirm"])(
    "is the same to the byte whichever of two it was, the other one under %s",
    { timeout: 60_000 },
    async (handling) => {
      const [one, other] = [await told(handling, "bob"), await told(handling, "cleo")];
      expect(other).toEqual(one);
      expect(one.anonymous?.fetchCount).toBe(2);
    },
  );
});
