import { describe, expect, it } from "vitest";
import { DEFAULT_AUTO_AWAY } from "../../shared/contract/auto-away.ts";
import { availabilityOf } from "../../shared/model/availability.ts";
import { makeFolder } from "../agent/testing/test-archive.fixture.ts";
import { until } from "../agent/testing/until.fixture.ts";
import { startHost, startHostWithAccount, type TestHost } from "./testing/test-host.fixture.ts";

async function watch(one: TestHost, other: TestHost) {
  await other.ask("buddy:add", { address: "ana", name: "", groups: [] });
  await until(() => one.told("requests:changed").at(-1)?.length === 1);
  await one.ask("access:decide", { watcher: "ben@home.test", handling: "allow" });
  const lamp = async () => {
    const { buddies } = await other.ask("app:snapshot", {});
    return availabilityOf(buddies[0]?.document ?? null);
  };
  const shows = (wanted: string) => until(async () => (await lamp()) === wanted);
  await shows("available");
  return { shows };
}

describe("a computer that is locked", { timeout: 120_000 }, () => {
  it("is away to others and explained here, until somebody uses the page again", async () => {
    using home = makeFolder();
    await using one = await startHostWithAccount(home.path, "ana");
    await using other = await startHostWithAccount(home.path, "ben");
    const { shows } = await watch(one, other);
    const first = { afterMinutes: 5, note: "back soon" };
    await one.ask("preference:change", {
      autoAway: { ...DEFAULT_AUTO_AWAY, first, tellsLastInput: true },
    });
    one.host.reportUse({ kind: "locked" });
    await shows("away");
    await until(() => one.told("away:changed").at(-1)?.cause === "locked");
    expect(one.told("away:changed").at(-1)).toMatchObject({
      stage: 1,
      cause: "locked",
      note: "back soon",
      endedAt: null,
    });
    expect((await one.ask("app:snapshot", {})).away).toMatchObject({ cause: "locked" });
    const { devices } = await one.ask("presence:devices", {});
    expect(devices).toMatchObject([
      { userInput: "idle", away: { stage: 1, note: "back soon" }, lastInput: expect.any(String) },
    ]);
    await one.ask("device:report-input", {});
    await shows("available");
    expect((await one.ask("app:snapshot", {})).away?.endedAt).toEqual(expect.any(String));
  });

  it("is nobody's while nobody is signed in", async () => {
    using home = makeFolder();
    await using one = await startHost(home.path, "ana");
    one.host.reportUse({ kind: "locked" });
    expect(await one.ask("device:report-input", {})).toEqual({});
    expect((await one.ask("app:snapshot", {})).away).toBeNull();
    expect(await one.refuse("presence:devices", {})).toBe("unauthenticated");
  });

  it("follows the settings that the profile was left with", async () => {
    using home = makeFolder();
    {
      await using before = await startHostWithAccount(home.path, "ana");
      await before.ask("preference:change", {
        autoAway: { ...DEFAULT_AUTO_AWAY, onLock: false },
      });
    }
    await using one = await startHost(home.path, "ana");
    await one.untilOnline();
    one.host.reportUse({ kind: "locked" });
    const { devices } = await one.ask("presence:devices", {});
    expect(devices).toMatchObject([{ userInput: "active", away: null }]);
    one.host.reportUse({ kind: "asleep" });
    await until(() => one.told("away:changed").some((away) => away?.cause === "asleep"));
  });
});

it("keeps statuses to choose again, under names of their own", { timeout: 60_000 }, async () => {
  using home = makeFolder();
  await using one = await startHost(home.path, "ana");
  const details = { activities: [], moods: [], place: null, timeOffset: null, noteLanguage: null };
  const lunch = { name: "Lunch", choice: "away", note: "soup", details, lasts: 60 };
  await one.ask("preference:change", { savedStatuses: [lunch] });
  expect((await one.ask("app:snapshot", {})).preferences.savedStatuses).toEqual([lunch]);
  const many = Array.from({ length: 21 }, (_, index) => ({ ...lunch, name: `${index}` }));
  expect(await one.refuse("preference:change", { savedStatuses: many })).toBe("invalid-request");
});
