import { describe, expect, it } from "vitest";
import { Buddy } from "../../../shared/contract/buddy.ts";
import { Watched } from "../../../shared/contract/presence.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { until } from "../testing/until.fixture.ts";
import { createRoster, type RosterChange, type ServiceLists } from "./roster.ts";

const noon = "2026-01-01T12:00:00.000Z";

function aBuddy(name: string): Buddy {
  return Buddy.parse({
    presentity: `pres:${name}@home`,
    name: "",
    groups: ["Friends"],
    addedAt: noon,
  });
}

function aWatched(name: string, version = 1): Watched {
  const presentity = `pres:${name}@home`;
  const id = `5f0c7b9e-0d0b-4d4e-9d0e-${name.padEnd(12, "0").replace(/[^0-9a-f]/g, "0")}`;
  return Watched.parse({
    subscription: {
      id,
      watcher: "ada@home",
      presentity,
      state: "active",
      event: "approved",
      createdAt: noon,
      stateSince: noon,
    },
    document: {
      presentity,
      version,
      timestamp: noon,
      tuples: [{ id: "t", status: { basic: "open", activities: [] }, timestamp: noon, markup: [] }],
    },
  });
}

async function startRoster(archive: Archive) {
  const clock = createManualClock();
  const roster = await createRoster({ archive, clock, log: silentLog });
  const changes: RosterChange[] = [];
  roster.onDidChange((change) => changes.push(change));
  const replace = (buddies: Buddy[], watched: Watched[] = []) =>
    roster.replace(async () => ({ buddies, watched }));
  return { clock, roster, changes, replace };
}

const [bob, eve] = [aBuddy("bob"), aBuddy("eve")];

describe("a roster", { timeout: 30_000 }, () => {
  it("shows at start what it knew, as of when the connection ended", async () => {
    await using test = await openTestArchive();
    const before = await startRoster(test.archive);
    await before.replace([bob], [aWatched("bob")]);
    before.clock.advance(60_000);
    before.roster.fallSilent();
    await before.roster.save();
    const { roster } = await startRoster(test.archive);
    expect(roster.buddies()).toMatchObject([
      { buddy: bob, document: { version: 1 }, isLive: false, asOf: "2026-01-01T12:01:00.000Z" },
    ]);
  });

  it("writes many changes behind them at once", async () => {
    await using test = await openTestArchive();
    const { clock, roster, replace } = await startRoster(test.archive);
    await replace([bob, eve]);
    roster.remove([eve.presentity]);
    const written = test.archive.statistics().writes;
    clock.advance(1_000);
    await until(() => test.archive.statistics().writes === written + 1);
    expect(await test.archive.run("buddy:list")).toMatchObject([{ presentity: bob.presentity }]);
  });

  it("forgets who left the list on another device, and what it is no longer entitled to", async () => {
    await using test = await openTestArchive();
    const { roster, changes, replace } = await startRoster(test.archive);
    await replace([bob, eve], [aWatched("bob"), aWatched("eve")]);
    roster.fallSilent();
    await replace([bob]);
    expect(roster.buddies()).toMatchObject([{ buddy: bob, document: null, subscription: null }]);
    expect(changes.flatMap(({ removed }) => removed)).toEqual([eve.presentity]);
  });

  it("knows a subscription that another device made before it knows the buddy", async () => {
    await using test = await openTestArchive();
    const { roster } = await startRoster(test.archive);
    roster.watch(aWatched("bob", 7));
    roster.put([bob]);
    expect(roster.find(bob.presentity)).toMatchObject({ isLive: true, document: { version: 7 } });
  });

  it("tells nothing when nothing changed", async () => {
    await using test = await openTestArchive();
    const { roster, changes, replace } = await startRoster(test.archive);
    await replace([bob], [aWatched("bob", 7)]);
    const before = changes.length;
    roster.notify(aWatched("bob", 6).document);
    roster.notify(aWatched("eve", 9).document);
    expect(changes).toHaveLength(before);
  });

  it("does not take back, for an answer that is older, what changed since it was asked for", async () => {
    await using test = await openTestArchive();
    const { roster, replace } = await startRoster(test.archive);
    await replace([bob], [aWatched("bob")]);
    roster.fallSilent();
    const answered = Promise.withResolvers<ServiceLists>();
    const replaced = roster.replace(() => answered.promise);
    roster.remove([bob.presentity]);
    roster.put([eve]);
    roster.watch(aWatched("eve", 7));
    answered.resolve({ buddies: [bob], watched: [aWatched("bob")] });
    await replaced;
    expect(roster.buddies()).toMatchObject([
      { buddy: eve, isLive: true, document: { version: 7 } },
    ]);
  });

  it("takes what is new of a buddy that was only renamed meanwhile", async () => {
    await using test = await openTestArchive();
    const { roster } = await startRoster(test.archive);
    const renamed = { ...bob, name: "Bobby" };
    await roster.replace(async () => {
      roster.put([renamed]);
      return { buddies: [bob], watched: [aWatched("bob")] };
    });
    expect(roster.buddies()).toMatchObject([{ buddy: renamed, isLive: true }]);
  });
});
