import { join as joinPath } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import { connect, register, type TestClient } from "../testing/client.fixture.ts";
import {
  about,
  COARSE,
  LIGHT_ONLY,
  NO_INPUT,
  NO_NOTES,
  rule,
  saying,
} from "../testing/access.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  decide,
  look,
  lookAt,
  notified,
  presentity,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, join } = useSharedService();

async function somePeople() {
  clock.advance(10_000);
  const ada = await join("ada", { displayName: "Ada" });
  const bob = await join("bob");
  const cleo = await join("cleo");
  return { ada, bob, cleo };
}

async function next(...clients: readonly TestClient[]) {
  clock.advance(times.notificationIntervalMs);
  await caughtUp(...clients);
}

describe("a watcher who is let in with a filter", () => {
  it("is shown what it lets through, by looks and by notifications alike", async () => {
    const { ada, bob, cleo } = await somePeople();
    await rule(ada, about(bob), { shows: LIGHT_ONLY });
    await decide(ada, cleo, "allow");
    for (const watcher of [bob, cleo]) await subscribe(watcher, ada);
    await publish(ada);
    const seen = await notified(bob, "available");
    expect(seen.tuples[0]?.device).toEqual({});
    expect(seen.person?.note).toBe("");
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(seen));
    const full = await notified(cleo, "available");
    expect(full.tuples[0]?.device?.label).toBe("Test laptop");
    expect(full.tuples[0]?.id).not.toBe(seen.tuples[0]?.id);
  });

  it("hears nothing of a change that it withholds, nor finds a trace of it", async () => {
    const { ada, bob, cleo } = await somePeople();
    await rule(ada, about(bob), { shows: NO_INPUT });
    await rule(ada, about(cleo), { shows: NO_NOTES });
    for (const watcher of [bob, cleo]) await subscribe(watcher, ada);
    await publish(ada);
    const before = JSON.stringify(await notified(bob, "available"));
    await notified(cleo, "available");
    await next(bob, cleo);
    await publish(ada, "idle");
    await cleo.next("presence:notified");
    await next(bob, cleo);
    expect(bob.heard("presence:notified")).toEqual([]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(before);
    await choose(ada, "available", { note: "hello" });
    expect((await bob.next("presence:notified")).person?.note).toBe("hello");
    await caughtUp(cleo);
    expect(cleo.heard("presence:notified")).toEqual([]);
  });

  it("shares the view with everybody who has the same", async () => {
    const { ada, bob, cleo } = await somePeople();
    for (const watcher of [bob, cleo]) {
      await rule(ada, about(watcher), { shows: LIGHT_ONLY });
      await subscribe(watcher, ada);
    }
    await publish(ada);
    const seen = JSON.stringify(await notified(bob, "available"));
    expect(JSON.stringify(await notified(cleo, "available"))).toBe(seen);
  });

  it("can't read the hour of leaving from a document that tells the day only", async () => {
    const { ada, bob } = await somePeople();
    await rule(ada, about(bob), { shows: COARSE });
    const { document: first } = await subscribe(bob, ada);
    await publish(ada);
    const here = await notified(bob, "available");
    await next(bob);
    await ada.ask("presence:unpublish", {});
    const gone = await bob.next("presence:notified", ({ lastSeen }) => lastSeen !== undefined);
    expect(gone.lastSeen).toMatch(/T00:00:00\.000Z$/u);
    for (const { timestamp, tuples } of [here, gone]) {
      expect(timestamp).toMatch(/T00:00:00\.000Z$/u);
      for (const tuple of tuples) expect(tuple.timestamp).toMatch(/T00:00:00\.000Z$/u);
    }
    const versions = [first, here, gone].map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
  });

  it("finds the same bytes after a restart", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    const cleo = await register(first, "cleo");
    for (const watcher of [bob, cleo]) await rule(ada, about(watcher), { shows: LIGHT_ONLY });
    await subscribe(bob, ada);
    await publish(ada);
    await notified(bob, "available");
    const seen = JSON.stringify(await lookAt(cleo, ada));
    await first.stop();
    own.advance(1_000);
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    const { watched } = await again.ask("presence:resume", {});
    expect(JSON.stringify(watched[0]?.document)).toBe(seen);
    const adaAgain = await connect(second, ada.credentials);
    await choose(adaAgain, "away");
    own.advance(1_000);
    await adaAgain.ask("presence:unpublish", {});
    const left = await again.next("presence:notified");
    expect(left.lastSeen).toBeNull();
  });

  it("leaves no view behind that nobody needs any more", async () => {
    const { clock: own, first } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    const filters = [LIGHT_ONLY, NO_INPUT, NO_NOTES];
    for (const shows of filters) {
      await rule(ada, about(bob), { id: "one", shows });
      await subscribe(bob, ada);
      await lookAt(bob, ada);
      own.advance(5_000);
    }
    own.advance(3_600_000);
    await rule(ada, about(bob), { id: "one", shows: COARSE });
    await first.stop();
    using database = new DatabaseSync(joinPath(first.dataFolder, "porchlight.sqlite"));
    const kept = database.prepare(`select "filter" from "filteredView"`).all();
    expect(kept.map(({ filter }) => JSON.parse(String(filter)))).toEqual([COARSE]);
  });

  it("is refused the kind of watching that is not permitted", async () => {
    const { ada, bob, cleo } = await somePeople();
    await rule(ada, about(bob), { permits: { fetch: true, subscribe: false } });
    await rule(ada, about(cleo), { permits: { fetch: false, subscribe: true } });
    await publish(ada);
    expect(await look(bob, ada)).toMatchObject({ ok: true });
    const wish = { presentity: presentity(ada) };
    const refused = await bob.call("presence:subscribe", wish);
    expect(refused).toMatchObject({ ok: false, error: { code: "watching-refused" } });
    expect(await look(cleo, ada)).toMatchObject({ ok: false, error: { code: "watching-refused" } });
    expect((await subscribe(cleo, ada)).subscription.state).toBe("active");
    const { watchers } = await ada.ask("watcher:fetch", {});
    expect(watchers.map(({ refusedCount }) => refusedCount)).toEqual([1, 1]);
  });

  it("loses the subscription when only looking is left, and may still look", async () => {
    const { ada, bob } = await somePeople();
    await befriend(bob, ada);
    await publish(ada);
    await notified(bob, "available");
    const { rules } = await ada.ask("access:list", {});
    const id = rules[0]?.id ?? "";
    await rule(ada, about(bob), { id, permits: { fetch: true, subscribe: false } });
    const { subscription } = await bob.next("subscription:changed");
    expect(subscription).toMatchObject({ state: "terminated", event: "rejected" });
    await next(bob);
    await choose(ada, "away");
    await next(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    expect((await lookAt(bob, ada)).person?.activities).toEqual(["away"]);
  });

  it("is in the ledger as somebody who was shown a part", async () => {
    const { ada, bob } = await somePeople();
    await rule(ada, about(bob), { shows: NO_NOTES });
    await publish(ada);
    await lookAt(bob, ada);
    await subscribe(bob, ada);
    const { watchers } = await ada.ask("watcher:fetch", {});
    expect(watchers).toMatchObject([{ handling: "allow", lastShown: "filtered" }]);
    expect(watchers[0]?.fetches[0]?.isLit).toBe(true);
    expect(watchers[0]?.stays).toMatchObject([{ view: "filtered", to: null }]);
  });
});

describe("a watcher who is moved from one filter to another", () => {
  it("is shown the difference at once, and nothing else", async () => {
    const { ada, bob } = await somePeople();
    const { id } = await rule(ada, about(bob), { shows: NO_NOTES });
    await subscribe(bob, ada);
    await publish(ada);
    await choose(ada, "available", { note: "hello" });
    const before = await notified(bob, "available");
    await next(bob);
    clock.advance(5_000);
    await rule(ada, about(bob), { id, shows: COARSE });
    const after = await bob.next("presence:notified");
    expect(after.person?.note).toBe("hello");
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.tuples[0]).toEqual(before.tuples[0]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(after));
    expect(bob.heard("subscription:changed")).toEqual([]);
  });

  it("is told nothing while both show the same, and goes on as if nothing had been", async () => {
    const { ada, bob } = await somePeople();
    const { id } = await rule(ada, about(bob), { shows: NO_NOTES });
    await subscribe(bob, ada);
    await publish(ada);
    const before = await notified(bob, "available");
    await next(bob);
    await rule(ada, about(bob), { id, shows: NO_INPUT });
    await next(bob);
    // The state of the device is what NO_INPUT withholds: that is shown, and it is all.
    const moved = await bob.next("presence:notified");
    expect(moved.tuples[0]?.device?.userInput).toBeUndefined();
    await rule(ada, about(bob), { id, shows: { ...NO_INPUT, place: false } });
    await next(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(moved));
    await choose(ada, "busy");
    const busy = await notified(bob, "busy");
    expect(busy.tuples[0]?.id).toBe(before.tuples[0]?.id);
  });

  it("joins the others when nobody can tell any more", async () => {
    const { ada, bob, cleo } = await somePeople();
    const { id } = await rule(ada, about(bob), { shows: NO_NOTES });
    await rule(ada, about(cleo), { shows: NO_INPUT });
    for (const watcher of [bob, cleo]) await subscribe(watcher, ada);
    await publish(ada);
    await notified(bob, "available");
    await next(bob, cleo);
    await rule(ada, about(bob), { id, shows: NO_INPUT });
    await next(bob, cleo);
    await ada.ask("presence:unpublish", {});
    await next(bob, cleo);
    await publish(ada);
    await next(bob, cleo);
    const seen = JSON.stringify(await lookAt(cleo, ada));
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(seen);
    expect(JSON.stringify(bob.heard("presence:notified").at(-1))).toBe(seen);
  });

  it("is ignored as if the person had left, as that filter shows it", async () => {
    const { ada, bob, cleo } = await somePeople();
    for (const watcher of [bob, cleo]) {
      await rule(ada, about(watcher), { shows: COARSE });
      await subscribe(watcher, ada);
    }
    await publish(ada);
    await notified(bob, "available");
    await notified(cleo, "available");
    await next(bob, cleo);
    await decide(ada, bob, "polite-block");
    const ignored = await bob.next("presence:notified");
    await ada.ask("presence:unpublish", {});
    const gone = await cleo.next("presence:notified");
    expect(JSON.stringify(ignored)).toBe(JSON.stringify(gone));
    expect(saying(ignored)).toBe(saying(await lookAt(bob, ada)));
  });
});
