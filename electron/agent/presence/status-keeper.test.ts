import { describe, expect, it } from "vitest";
import { StatusSetting } from "../../../shared/contract/presence.ts";
import { chooseStatus, initialSetting, NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { fail, ok } from "../../../shared/result/result.ts";
import { loadKept } from "../archive/kept.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createServiceTime } from "../service-time.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createScriptedLink } from "../testing/scripted-link.fixture.ts";
import { welcome } from "../testing/scripted-service.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { createStatusKeeper } from "./status-keeper.ts";

/** A keeper on a device whose clock is an hour ahead of the service's. */
async function startKeeper(archive: Archive) {
  const serviceClock = createManualClock();
  const deviceClock = createManualClock(serviceClock.now() + 3_600_000);
  const link = createScriptedLink({
    "status:choose": (chosen) =>
      ok(chooseStatus(initialSetting(new Date(0)), chosen, new Date(serviceClock.now()))),
  });
  const serviceTime = createServiceTime(deviceClock);
  const keeper = createStatusKeeper({ link, kept: await loadKept(archive), serviceTime });
  return { keeper, link, serviceClock, asked: () => link.asked.map(({ input }) => input) };
}

const busy = { choice: "busy", note: "cooking", until: null } as const;
const invisible = { choice: "invisible", note: "", details: NO_DETAILS, until: null } as const;
const aSetting = (setAt: string, choice = "away") =>
  StatusSetting.parse({ choice, note: "", details: NO_DETAILS, until: null, then: null, setAt });

describe("one's own status", { timeout: 30_000 }, () => {
  it("is what the service says, also on a device whose clock is off", async () => {
    await using test = await openTestArchive();
    const { keeper, link, serviceClock } = await startKeeper(test.archive);
    link.isUp = false;
    await keeper.choose(busy);
    link.isUp = true;
    await keeper.resume(welcome);
    serviceClock.advance(1_000);
    keeper.receive(aSetting(new Date(serviceClock.now()).toISOString()));
    expect(keeper.status()?.choice).toBe("away");
  });

  it("chosen offline holds here at once, over a restart, and is told once", async () => {
    await using test = await openTestArchive();
    const before = await startKeeper(test.archive);
    before.link.isUp = false;
    expect((await before.keeper.choose(invisible)).choice).toBe("invisible");
    const after = await startKeeper(test.archive);
    expect(after.keeper.status()?.choice).toBe("invisible");
    await after.keeper.resume(welcome);
    await after.keeper.resume(welcome);
    expect(after.asked()).toEqual([invisible]);
  });

  it("chosen offline for a time that is over is what comes after it", async () => {
    await using test = await openTestArchive();
    const { keeper, link, asked } = await startKeeper(test.archive);
    await keeper.choose(busy);
    link.isUp = false;
    await keeper.choose({ ...invisible, until: "2026-01-01T12:30:00.000Z" });
    link.isUp = true;
    await keeper.resume({ ...welcome, status: aSetting("2026-01-01T12:00:00.000Z", "busy") });
    expect(asked().at(-1)).toMatchObject({ choice: "busy", until: null });
  });

  it("is not set back by an event older than the reply it overtook", async () => {
    await using test = await openTestArchive();
    const { keeper } = await startKeeper(test.archive);
    await keeper.choose(busy);
    keeper.receive(aSetting("2026-01-01T11:59:59.000Z"));
    expect(keeper.status()?.choice).toBe("busy");
  });

  it("chosen while an earlier choice is being told is what holds, here as well", async () => {
    await using test = await openTestArchive();
    const { keeper, link, asked } = await startKeeper(test.archive);
    link.isUp = false;
    await keeper.choose(invisible);
    link.isUp = true;
    await Promise.all([keeper.resume(welcome), keeper.choose(busy)]);
    expect(asked()).toEqual([invisible, busy]);
    expect(keeper.status()?.choice).toBe("busy");
  });

  it("says why the service refuses a choice", async () => {
    await using test = await openTestArchive();
    const link = createScriptedLink({ "status:choose": () => fail("rate-limited", "no") });
    const serviceTime = createServiceTime(createManualClock());
    const keeper = createStatusKeeper({ link, kept: await loadKept(test.archive), serviceTime });
    await expect(keeper.choose(busy)).rejects.toMatchObject({ code: "rate-limited" });
    expect(keeper.status()).toBeNull();
  });
});
