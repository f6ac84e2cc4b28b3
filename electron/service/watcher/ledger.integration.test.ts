import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import type { WatcherEntry } from "../../../shared/contract/watcher.ts";
import { connect, register, type TestClient } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  decide,
  look,
  nameOf,
  presentity,
  principal,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, join } = useSharedService();
const DAY_MS = 86_400_000;

async function people() {
  clock.advance(60_000);
  return { ada: await join("ada"), bob: await join("bob") };
}

async function entries(owner: TestClient): Promise<readonly WatcherEntry[]> {
  return (await owner.ask("watcher:fetch", {})).watchers;
}

async function entryOf(owner: TestClient, watcher: TestClient): Promise<WatcherEntry> {
  const found = (await entries(owner)).find((entry) => entry.watcher === principal(watcher));
  if (found === undefined) throw new Error("the ledger does not know this watcher");
  return found;
}

async function lookEvery(watcher: TestClient, owner: TestClient, intervalsMs: readonly number[]) {
  await look(watcher, owner);
  for (const intervalMs of intervalsMs) {
    clock.advance(intervalMs);
    await look(watcher, owner);
  }
}

describe("the ledger of watchers", () => {
  it("shows a fetcher who never subscribed, with count and last time", async () => {
    const { ada, bob } = await people();
    const first = new Date(clock.now()).toISOString();
    await lookEvery(bob, ada, [1_000, 50_000, 3_000, 9_000]);
    expect(await entryOf(ada, bob)).toMatchObject({
      kinds: ["fetcher"],
      state: null,
      fetchCount: 5,
      pollIntervalMs: null,
      subscribeCount: 0,
      firstAt: first,
      lastAt: new Date(clock.now()).toISOString(),
      lastShown: "unavailable",
      authenticationLevel: "password",
      displayName: nameOf(bob),
      handling: "confirm",
      decidedAt: null,
    });
    expect((await ada.ask("watcher:requests", {})).requests).toEqual([]);
  });

  it("calls whoever looks every minute a poller, with the interval", async () => {
    const { ada, bob } = await people();
    await lookEvery(
      bob,
      ada,
      Array.from({ length: 10 }, () => 60_000),
    );
    const entry = await entryOf(ada, bob);
    expect(entry.kinds).toContain("poller");
    expect(entry.pollIntervalMs).toBeCloseTo(60_000, 3);
  });

  it("still calls it polling after a night", async () => {
    const { ada, bob } = await people();
    await lookEvery(bob, ada, [10_000, 10_000, 10_000, 10_000, 8 * 3_600_000, 10_000, 10_000]);
    expect((await entryOf(ada, bob)).pollIntervalMs).toBeCloseTo(10_000, 3);
  });

  it("shows somebody who subscribes and cancels again and again", async () => {
    const { ada, bob } = await people();
    await decide(ada, bob, "allow");
    for (let round = 0; round < 3; round += 1) {
      const { subscription } = await subscribe(bob, ada);
      clock.advance(10_000);
      await bob.ask("presence:unsubscribe", { subscriptionId: subscription.id });
      clock.advance(10_000);
    }
    const entry = await entryOf(ada, bob);
    expect(entry).toMatchObject({
      kinds: ["subscriber"],
      state: "terminated",
      event: "timeout",
      subscribeCount: 3,
      cancelCount: 3,
      subscribedMs: 30_000,
      lastShown: "full",
    });
    expect(entry.stays).toHaveLength(3);
    expect(entry.stays.every(({ view, to }) => view === "full" && to !== null)).toBe(true);
  });

  it("logs one entry on each whom a batch looks at, however often it names them", async () => {
    const { ada, bob } = await people();
    const cleo = await join("cleo");
    const wishes = [presentity(ada), presentity(cleo), presentity(ada)];
    await bob.ask("presence:fetch", { presentities: wishes });
    expect(await entryOf(ada, bob)).toMatchObject({ fetchCount: 1 });
    expect(await entryOf(cleo, bob)).toMatchObject({ fetchCount: 1 });
  });

  it("shows a quietly ignored watcher as watching, who sees themself as active", async () => {
    const { ada, bob } = await people();
    const held = await befriend(bob, ada);
    clock.advance(10_000);
    await decide(ada, bob, "polite-block");
    clock.advance(10_000);
    const entry = await entryOf(ada, bob);
    expect(entry).toMatchObject({
      state: "active",
      handling: "polite-block",
      lastShown: "unavailable",
    });
    expect(entry.stays.map(({ view }) => view)).toEqual(["full", "unavailable"]);
    expect(entry.decidedAt).not.toBeNull();
    const again = await subscribe(bob, ada);
    expect(again.subscription).toEqual(held.subscription);
  });

  it("counts refused attempts in a group of their own", async () => {
    const { ada, bob } = await people();
    await decide(ada, bob, "block");
    await look(bob, ada);
    await bob.call("presence:subscribe", { presentity: presentity(ada) });
    const entry = await entryOf(ada, bob);
    expect(entry).toMatchObject({
      kinds: [],
      refusedCount: 2,
      fetchCount: 0,
      lastShown: "refused",
    });
    expect(entry.refusals).toHaveLength(1);
  });

  it("leaves no trace of looking at oneself", async () => {
    const { ada } = await people();
    await look(ada, ada);
    expect(await entries(ada)).toEqual([]);
  });

  it("tells looks that saw the light on from looks that did not", async () => {
    const { ada, bob } = await people();
    await decide(ada, bob, "allow");
    await look(bob, ada);
    clock.advance(600_000);
    await publish(ada);
    await look(bob, ada);
    clock.advance(5_000);
    await choose(ada, "away");
    clock.advance(5_000);
    await ada.ask("presence:unpublish", {});
    const { watchers, light } = await ada.ask("watcher:fetch", {});
    expect(watchers[0]?.fetches.map(({ isLit, count }) => [isLit, count])).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect(light.map(({ brightness, to }) => [brightness, to !== null])).toEqual([
      ["lit", true],
      ["dimmed", true],
    ]);
  });

  it("gathers looks of the same five minutes into one mark", async () => {
    const { ada, bob } = await people();
    clock.advance(300_000 - (clock.now() % 300_000));
    await lookEvery(bob, ada, [1_000, 1_000, 300_000]);
    const { fetches } = await entryOf(ada, bob);
    expect(fetches.map(({ count }) => count)).toEqual([3, 1]);
  });

  it("says that it moved, once for many looks", async () => {
    const { ada, bob } = await people();
    await caughtUp(ada);
    for (let looks = 0; looks < 5; looks += 1) await look(bob, ada);
    clock.advance(times.notificationIntervalMs);
    await caughtUp(ada);
    const versions = ada.heard("watcher:changed").map(({ version }) => version);
    expect(versions).toHaveLength(2);
    expect((await ada.ask("watcher:fetch", {})).version).toBe(versions.at(-1));
  });

  it("survives a restart inside the span, and forgets beyond it", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await look(bob, ada);
    await look(bob, ada);
    const before = await entryOf(ada, bob);
    await first.stop();
    own.advance(29 * DAY_MS);
    const second = await restart();
    const adaAgain = await connect(second, ada.credentials);
    expect(await entryOf(adaAgain, bob)).toEqual(before);
    const { from, to, spanDays } = await adaAgain.ask("watcher:fetch", {});
    expect(Date.parse(to) - Date.parse(from)).toBe(spanDays * DAY_MS);
    own.advance(2 * DAY_MS);
    expect(await entries(adaAgain)).toEqual([]);
    await second.stop();
  });

  it("keeps showing a subscriber who did nothing for longer than the span", async () => {
    const { ada, bob } = await people();
    await befriend(bob, ada);
    clock.advance(31 * DAY_MS);
    const entry = await entryOf(ada, bob);
    expect(entry).toMatchObject({ kinds: ["subscriber"], state: "active" });
    expect(entry.subscribedMs).toBe(30 * DAY_MS);
  });
});
