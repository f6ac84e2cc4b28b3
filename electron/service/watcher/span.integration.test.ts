import { describe, expect, it } from "vitest";
import { connect, register, type TestClient } from "../testing/client.fixture.ts";
import { befriend, caughtUp, look, principal } from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, join } = useSharedService();
const DAY_MS = 86_400_000;

const ledgerOf = (owner: TestClient) => owner.ask("watcher:fetch", {});

describe("the span of watcher information", () => {
  it("is said with it, and shows what lies inside alone", async () => {
    const [ada, bob, cleo] = [await join("ada"), await join("bob"), await join("cleo")];
    expect(await ledgerOf(ada)).toMatchObject({ spanDays: 30 });
    await look(bob, ada);
    clock.advance(5 * DAY_MS);
    await look(cleo, ada);
    expect(await ada.ask("watcher:set-span", { days: 3 })).toEqual({ spanDays: 3 });
    const { spanDays, from, to, watchers } = await ledgerOf(ada);
    expect(spanDays).toBe(3);
    expect(Date.parse(to) - Date.parse(from)).toBe(3 * DAY_MS);
    expect(watchers.map(({ watcher }) => watcher)).toEqual([principal(cleo)]);
  });

  it("forgets for good what a shorter one leaves out, also of who still watches", async () => {
    const [ada, bob] = [await join("ada"), await join("bob")];
    await befriend(bob, ada);
    await look(bob, ada);
    clock.advance(5 * DAY_MS);
    await ada.ask("watcher:set-span", { days: 1 });
    await ada.ask("watcher:set-span", { days: 90 });
    const { watchers } = await ledgerOf(ada);
    expect(watchers).toMatchObject([{ state: "active", fetchCount: 0, fetches: [] }]);
  });

  it("forgets a look that was still on its way to the disk, and tells all devices", async () => {
    const [ada, bob] = [await join("ada"), await join("bob")];
    await look(bob, ada);
    clock.advance(2 * DAY_MS);
    await caughtUp(ada);
    const before = ada.heard("watcher:changed").length;
    await ada.ask("watcher:set-span", { days: 1 });
    clock.advance(1_000);
    await caughtUp(ada);
    expect(ada.heard("watcher:changed").length).toBeGreaterThan(before);
    await ada.ask("watcher:set-span", { days: 30 });
    expect((await ledgerOf(ada)).watchers).toEqual([]);
  });

  it("leaves everybody else's alone", async () => {
    const [ada, bob, dora] = [await join("ada"), await join("bob"), await join("dora")];
    await look(bob, ada);
    await look(bob, dora);
    clock.advance(2 * DAY_MS);
    await ada.ask("watcher:set-span", { days: 1 });
    expect((await ledgerOf(dora)).spanDays).toBe(30);
    expect((await ledgerOf(dora)).watchers).toHaveLength(1);
  });

  it.each([0, 91, 1.5, -1])("refuses %d days", async (days) => {
    const ada = await join("ada");
    const reply = await ada.callRaw("watcher:set-span", { days });
    expect(reply).toMatchObject({ ok: false, error: { code: "invalid-request" } });
  });

  it("lasts over a restart, and rows go when the clock moves past its end", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await ada.ask("watcher:set-span", { days: 60 });
    await look(bob, ada);
    await first.stop();
    own.advance(59 * DAY_MS);
    const second = await restart();
    const again = await connect(second, ada.credentials);
    expect(await ledgerOf(again)).toMatchObject({ spanDays: 60, watchers: [{ fetchCount: 1 }] });
    own.advance(2 * DAY_MS);
    expect(await ledgerOf(again)).toMatchObject({ spanDays: 60, watchers: [] });
    await second.stop();
  });
});
