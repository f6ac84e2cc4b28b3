import { describe, expect, it } from "vitest";
import { WatcherInformation, type WatchAlert } from "../../../shared/contract/watcher.ts";
import { ok } from "../../../shared/result/result.ts";
import { loadKept } from "../archive/kept.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createScriptedLink } from "../testing/scripted-link.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { createInformationWatch } from "./information-watch.ts";
import { createWatchAlerts } from "./watch-alerts.ts";

const noon = new Date(2026, 0, 1, 12).toISOString();

function ledger(version: number, looks = 0): WatcherInformation {
  const bob = {
    watcher: "bob@home",
    displayName: "Bob",
    kinds: ["fetcher"],
    state: null,
    event: null,
    handling: "allow",
    decidedAt: null,
    authenticationLevel: "password",
    firstAt: noon,
    lastAt: noon,
    fetchCount: looks,
    pollIntervalMs: null,
    subscribeCount: 0,
    cancelCount: 0,
    subscribedMs: 0,
    refusedCount: 0,
    lastShown: "full",
    fetches: [{ at: noon, count: Math.max(1, looks), isLit: false }],
    stays: [],
    refusals: [],
  };
  return WatcherInformation.parse({
    presentity: "pres:ada@home",
    version,
    from: noon,
    to: noon,
    spanDays: 30,
    watchers: [bob],
    light: [],
  });
}

/** A service whose ledger is what the test says, and an account that wants alerts at 20 looks. */
async function aWatch(archive: Archive, wanted: { alertAt: number | null } = { alertAt: 20 }) {
  const clock = createManualClock();
  const service = { ledger: ledger(1) };
  const link = createScriptedLink({ "watcher:fetch": () => ok(service.ledger) });
  const kept = await loadKept(archive);
  const alerts = createWatchAlerts({ kept, log: silentLog, alertAt: () => wanted.alertAt });
  const watch = createInformationWatch({ link, clock, alerts });
  const told: number[] = [];
  watch.onDidChange(({ version }) => told.push(version));
  const alerted: (readonly WatchAlert[])[] = [];
  alerts.onDidChange((all) => alerted.push(all));
  const settled = () => new Promise((resolve) => void setImmediate(resolve));
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settled();
  };
  return { clock, service, link, watch, alerts, told, alerted, pass };
}

describe("watcher information at the agent", { timeout: 30_000 }, () => {
  it("is told anew while somebody looks, and no more once the last one has gone", async () => {
    await using test = await openTestArchive();
    const { service, watch, told, pass } = await aWatch(test.archive, { alertAt: null });
    await watch.fetch("one");
    await watch.fetch("two");
    service.ledger = ledger(2);
    watch.receiveChange();
    await pass(1_000);
    watch.close("one");
    service.ledger = ledger(3);
    watch.receiveChange();
    await pass(1_000);
    expect(told).toEqual([2, 3]);
    watch.close("two");
    watch.close("two");
    watch.receiveChange();
    await pass(600_000);
    expect(told).toEqual([2, 3]);
  });

  it("costs no reading at all when nobody looks and no alerts are wanted", async () => {
    await using test = await openTestArchive();
    const { watch, link, clock } = await aWatch(test.archive, { alertAt: null });
    watch.receiveChange();
    expect(clock.untilNext()).toBeNull();
    expect(link.asked).toEqual([]);
  });

  it("is read once for many changes, at once for who looks, seldom for alerts alone", async () => {
    await using test = await openTestArchive();
    const { watch, link, pass } = await aWatch(test.archive);
    for (let change = 0; change < 50; change += 1) watch.receiveChange();
    await pass(5_000);
    expect(link.asked).toHaveLength(1);
    watch.receiveChange();
    await pass(299_000);
    expect(link.asked).toHaveLength(1);
    await pass(1_000);
    expect(link.asked).toHaveLength(2);
    watch.receiveChange();
    await watch.fetch("window");
    watch.receiveChange();
    watch.receiveChange();
    await pass(1_000);
    expect(link.asked).toHaveLength(4);
  });

  it("goes on being told while changes never cease", async () => {
    await using test = await openTestArchive();
    const { watch, told, pass } = await aWatch(test.archive);
    await watch.fetch("window");
    for (let change = 0; change < 6; change += 1) {
      watch.receiveChange();
      await pass(500);
    }
    expect(told).toHaveLength(3);
  });

  it("discards what is older than what it knows, until a fresh connection counts anew", async () => {
    await using test = await openTestArchive();
    const { service, watch, told, pass } = await aWatch(test.archive);
    service.ledger = ledger(5);
    await watch.fetch("window");
    service.ledger = ledger(4);
    watch.receiveChange();
    await pass(1_000);
    expect(told).toEqual([]);
    watch.resume();
    await pass(1_000);
    expect(told).toEqual([4]);
  });
});

describe("alerts about watchers at the agent", { timeout: 30_000 }, () => {
  it("come with nobody looking, once, and last over a restart until the watchers were seen", async () => {
    await using test = await openTestArchive();
    const first = await aWatch(test.archive);
    first.service.ledger = ledger(2, 40);
    first.watch.receiveChange();
    await first.pass(5_000);
    expect(first.alerted).toMatchObject([[{ watcher: "bob@home", kind: "often", count: 40 }]]);
    first.watch.receiveChange();
    await first.pass(300_000);
    expect(first.alerted).toHaveLength(1);

    const second = await aWatch(test.archive);
    expect(second.alerts.unseen()).toHaveLength(1);
    second.service.ledger = ledger(3, 60);
    await second.watch.fetch("window");
    expect(second.alerts.unseen()).toEqual([]);
    expect(second.alerted).toEqual([[]]);
    expect((await aWatch(test.archive)).alerts.unseen()).toEqual([]);
  });

  it("are quiet while ordinary looks come, and when none are wanted", async () => {
    await using test = await openTestArchive();
    const wanted: { alertAt: number | null } = { alertAt: 20 };
    const { service, watch, alerted, pass } = await aWatch(test.archive, wanted);
    service.ledger = ledger(2, 19);
    watch.receiveChange();
    await pass(5_000);
    wanted.alertAt = null;
    service.ledger = ledger(3, 500);
    watch.receiveChange();
    await pass(300_000);
    expect(alerted).toEqual([]);
  });
});
