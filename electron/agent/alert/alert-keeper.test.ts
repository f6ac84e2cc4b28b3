import { describe, expect, it } from "vitest";
import type { AlertKind, FiredAlert } from "../../../shared/contract/alert.ts";
import { Buddy } from "../../../shared/contract/buddy.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { Watched } from "../../../shared/contract/presence.ts";
import { loadKept } from "../archive/kept.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { createRoster } from "../watcher/roster.ts";
import { createAlertKeeper } from "./alert-keeper.ts";

const noon = "2026-01-01T12:00:00.000Z";
type Light = "available" | "away" | "closed" | "off";

const aBuddy = (name: string) =>
  Buddy.parse({ presentity: `pres:${name}@home`, name: "", groups: [], addedAt: noon });
const [bob, eve] = [aBuddy("bob"), aBuddy("eve")];

let version = 0;

function aWatched(light: Light, { presentity }: Buddy = bob, state = "active"): Watched {
  version += 1;
  return Watched.parse({
    subscription: {
      id: "5f0c7b9e-0d0b-4d4e-9d0e-0d4c1f7a2b10",
      watcher: "ada@home",
      presentity,
      state,
      event: state === "terminated" ? "rejected" : "approved",
      createdAt: noon,
      stateSince: noon,
    },
    document: {
      presentity,
      version,
      timestamp: noon,
      tuples: [
        {
          id: "t",
          status: {
            basic: light === "closed" ? "closed" : "open",
            activities: light === "away" ? ["away"] : [],
          },
          contact: { means: "im", address: presentity.replace("pres:", "im:") },
          ...(light === "off" ? {} : { device: { label: "Laptop", userInput: "active" } }),
          timestamp: noon,
          markup: [],
        },
      ],
    },
  });
}

/** A watcher's side over an archive; what was archived before is there again. */
async function start(archive: Archive) {
  const clock = createManualClock();
  const roster = await createRoster({ archive, clock, log: silentLog });
  const keeper = createAlertKeeper({
    roster,
    kept: await loadKept(archive),
    clock,
    log: silentLog,
  });
  const fired: FiredAlert[] = [];
  keeper.onDidFire((alerts) => fired.push(...alerts));
  return {
    roster,
    keeper,
    clock,
    told: () => fired.map(({ kind, isLate }) => (isLate ? `${kind} late` : kind)),
    fired: () => fired,
    /** The connection came, and this is what the service says. */
    connect: (light: Light) =>
      roster.replace(async () => ({ buddies: [bob], watched: [aWatched(light)] })),
    show: (...lights: readonly Light[]) => {
      for (const light of lights) roster.notify(aWatched(light).document);
    },
    tellMe: (kind: AlertKind, repeats = false) =>
      keeper.set({ presentity: bob.presentity, kind, repeats }),
  };
}

describe("tell me when", { timeout: 30_000 }, () => {
  it("tells once that a light came on, and then waits for nothing any more", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, show, told, keeper } = await start(test.archive);
    await connect("off");
    await tellMe("online");
    show("off", "available", "off", "available");
    expect(told()).toEqual(["online"]);
    expect(keeper.state().alerts).toEqual([]);
  });

  it("tells every time where that is wished", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, show, told, keeper } = await start(test.archive);
    await connect("away");
    await tellMe("back", true);
    show("available", "away", "off", "available");
    expect(told()).toEqual(["back", "back"]);
    expect(keeper.state().alerts).toMatchObject([{ kind: "back", repeats: true }]);
  });

  it("tells nothing of what already was when it was asked for", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, show, told } = await start(test.archive);
    await connect("available");
    await tellMe("online");
    await tellMe("open");
    show("available", "away");
    expect(told()).toEqual([]);
    show("closed", "available");
    expect(told()).toEqual(["open"]);
  });

  it("goes by no document that is older than what is known, and by none nobody asked for", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, show, told, roster } = await start(test.archive);
    const older = aWatched("available").document;
    await connect("off");
    await tellMe("online");
    roster.notify(older);
    roster.notify(aWatched("available", eve).document);
    expect(told()).toEqual([]);
    roster.watch(aWatched("off", bob, "terminated"));
    show("available");
    expect(told()).toEqual([]);
  });

  it("tells nothing while not connected, nor when nothing changed meanwhile", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, told, roster } = await start(test.archive);
    await connect("off");
    await tellMe("online", true);
    roster.fallSilent();
    await connect("off");
    expect(told()).toEqual([]);
  });

  it("tells as late what came about while not connected, once", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, show, told, roster } = await start(test.archive);
    await connect("off");
    await tellMe("online", true);
    roster.fallSilent();
    await connect("available");
    expect(told()).toEqual(["online late"]);
    show("off", "available");
    expect(told()).toEqual(["online late", "online"]);
  });

  it("goes on after a restart where it was, told or not", async () => {
    await using test = await openTestArchive();
    const first = await start(test.archive);
    await first.connect("off");
    await first.tellMe("online");
    await first.tellMe("open", true);
    await first.roster.save();
    const second = await start(test.archive);
    expect(second.keeper.state().alerts).toMatchObject([{ kind: "online" }, { kind: "open" }]);
    await second.connect("available");
    expect(second.told()).toEqual(["online late"]);
    await second.keeper.set({ presentity: bob.presentity, kind: "open", repeats: true });
    const third = await start(test.archive);
    await third.connect("off");
    await third.connect("available");
    expect(third.told()).toEqual([]);
    expect(third.keeper.state().alerts).toMatchObject([{ kind: "open" }]);
  });

  it("keeps what it told until somebody has seen it, the newest of each", async () => {
    await using test = await openTestArchive();
    const first = await start(test.archive);
    await first.connect("off");
    await first.tellMe("online", true);
    first.show("available");
    first.clock.advance(60_000);
    first.show("off", "available");
    const { fired } = first.keeper.state();
    expect(fired).toMatchObject([{ kind: "online", at: "2026-01-01T12:01:00.000Z" }]);
    const name = { presentity: bob.presentity, kind: "online" } as const;
    await first.keeper.seen({ ...name, at: noon });
    const second = await start(test.archive);
    expect(second.keeper.state().fired).toEqual(fired);
    await second.keeper.seen({ ...name, at: "2026-01-01T12:01:00.000Z" });
    expect((await start(test.archive)).keeper.state().fired).toEqual([]);
  });

  it("ends with the buddy, and when it is taken back", async () => {
    await using test = await openTestArchive();
    const { connect, tellMe, show, told, roster, keeper } = await start(test.archive);
    await connect("off");
    await tellMe("online");
    await keeper.remove({ presentity: bob.presentity, kind: "online" });
    show("available");
    expect(told()).toEqual([]);
    await tellMe("open", true);
    show("closed", "available");
    roster.remove([bob.presentity]);
    expect(keeper.state()).toEqual({ alerts: [], fired: [] });
  });

  it("is refused for somebody who is not on the list, and beyond its limit", async () => {
    await using test = await openTestArchive();
    const { keeper, tellMe, roster } = await start(test.archive);
    await expect(tellMe("online")).rejects.toMatchObject({ code: "not-found" });
    const people = Array.from({ length: limits.alerts }, (_, index) => aBuddy(`person${index}`));
    roster.put([bob, ...people]);
    for (const { presentity } of people)
      await keeper.set({ presentity, kind: "online", repeats: false });
    await expect(tellMe("online")).rejects.toMatchObject({ code: "too-many" });
  });
});
