import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import { about, LIGHT_ONLY, NO_INPUT, NO_NOTES, rule } from "../testing/access.fixture.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  lampsHeard,
  lookAt,
  nameOf,
  notified,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();

const PHONE = { label: "Phone", kind: "phone" } as const;
const BARE = { ...SHOW_EVERYTHING, userInput: "bare" } as const;

/** Went away five minutes ago. */
function left(note = "back soon", stage: 1 | 2 = 1) {
  return { lastInput: fiveMinutesAgo(), away: { stage, note } };
}

function fiveMinutesAgo(): string {
  return new Date(clock.now() - 300_000).toISOString();
}

async function next(...clients: readonly TestClient[]): Promise<void> {
  clock.advance(times.notificationIntervalMs);
  await caughtUp(...clients);
}

/** Ada at a laptop and with a phone, and three who watch her. */
async function somePeople() {
  clock.advance(10_000);
  const ada = await join("ada", { displayName: "Ada" });
  const phone = await signIn(service(), nameOf(ada), { device: PHONE });
  const [bob, cleo] = [await join("bob"), await join("cleo")];
  await publish(ada);
  return { ada, phone, bob, cleo };
}

describe("a device that went away by itself", () => {
  it("is shown as away with its text and since when, and the person with it", async () => {
    const { ada, bob } = await somePeople();
    await befriend(bob, ada);
    await next(bob);
    const lastInput = fiveMinutesAgo();
    await publish(ada, "idle", { lastInput, away: { stage: 1, note: "back soon" } });
    const document = await notified(bob, "away");
    expect(document.tuples).toMatchObject([
      {
        status: { basic: "open", activities: ["away"] },
        device: { userInput: "idle", lastInput },
        note: "back soon",
      },
    ]);
    expect(document.person).toMatchObject({ activities: [], note: "" });
    await next(bob);
    await publish(ada, "idle", { lastInput, away: { stage: 2, note: "gone" } });
    expect((await notified(bob, "away")).tuples[0]?.note).toBe("gone");
    await next(bob);
    await publish(ada);
    const back = await notified(bob, "available");
    expect(back.tuples[0]).not.toHaveProperty("note");
    expect(back.tuples[0]?.device).toEqual({ label: "Test laptop", userInput: "active" });
  });

  it("leaves somebody available who uses another one", async () => {
    const { ada, phone, bob } = await somePeople();
    await befriend(bob, ada);
    await publish(phone);
    await next(bob);
    await publish(ada, "idle", left());
    await next(bob);
    const document = await lookAt(bob, ada);
    expect(availabilityOf(document)).toBe("available");
    expect(document.tuples.map(({ status }) => status.activities)).toEqual([["away"], []]);
    await publish(phone, "idle", left());
    await next(bob);
    await notified(bob, "away");
  });

  it.each(["busy", "away", "not-accepting"] as const)(
    "does not change %s, which was chosen by hand",
    async (choice) => {
      const { ada, bob } = await somePeople();
      await befriend(bob, ada);
      await choose(ada, choice);
      await next(bob);
      const before = await lookAt(bob, ada);
      await publish(ada, "idle", left());
      await next(bob);
      const after = await lookAt(bob, ada);
      expect(availabilityOf(after)).toBe(availabilityOf(before));
      expect(after.tuples[0]?.status).toEqual(before.tuples[0]?.status);
      expect(after.tuples[0]).not.toHaveProperty("note");
      expect(after.tuples[0]?.device?.userInput).toBe("idle");
    },
  );

  it("is away from the very moment at which another status ends", async () => {
    const { ada, bob } = await somePeople();
    await befriend(bob, ada);
    const until = new Date(clock.now() + 20_000).toISOString();
    await choose(ada, "busy", { until });
    await next(bob);
    await publish(ada, "idle", left());
    await next(bob);
    const heard = lampsHeard(bob).length;
    clock.advance(20_000);
    await caughtUp(bob);
    expect(lampsHeard(bob).slice(heard)).toEqual(["away"]);
    expect(availabilityOf(await lookAt(bob, ada))).toBe("away");
  });

  it("shows nothing of it while its owner is invisible", async () => {
    const { ada, bob } = await somePeople();
    await befriend(bob, ada);
    await next(bob);
    await choose(ada, "invisible");
    await notified(bob, "unavailable");
    await next(bob);
    const before = JSON.stringify(await lookAt(bob, ada));
    await publish(ada, "idle", left());
    await next(bob);
    await publish(ada, "idle", left("gone", 2));
    await next(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(before);
  });

  it("is still away after a restart, to the byte", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await befriend(bob, ada);
    const lastInput = new Date(own.now() - 300_000).toISOString();
    await publish(ada, "idle", { lastInput, away: { stage: 2, note: "gone" } });
    const before = JSON.stringify(await notified(bob, "away"));
    await first.stop();
    own.advance(10_000);
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    const adaAgain = await connect(second, ada.credentials);
    await publish(adaAgain, "idle", { lastInput, away: { stage: 2, note: "gone" } });
    own.advance(times.notificationIntervalMs);
    await caughtUp(again);
    expect(JSON.stringify(await lookAt(again, ada))).toBe(before);
  });
});

describe("a watcher who is not shown the use of devices", () => {
  it("hears nothing of one device that went away, nor of the second stage of all of them", async () => {
    const { ada, phone, bob } = await somePeople();
    await rule(ada, about(bob), { shows: NO_INPUT });
    await subscribe(bob, ada);
    await publish(phone);
    await next(bob);
    const before = JSON.stringify(await lookAt(bob, ada));
    const heard = lampsHeard(bob);
    await publish(ada, "idle", left());
    await next(bob);
    expect(lampsHeard(bob)).toEqual(heard);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(before);
    await publish(phone, "idle", left());
    await next(bob);
    const away = await notified(bob, "away");
    expect(JSON.stringify(away.tuples)).not.toMatch(/back soon|lastInput|userInput/u);
    await next(bob);
    await publish(phone, "idle", left("gone", 2));
    await publish(ada, "idle", left("gone", 2));
    await next(bob);
    expect(lampsHeard(bob)).toEqual(heard);
    await publish(phone);
    await next(bob);
    expect(lampsHeard(bob)).toEqual([...heard, "available"]);
  });

  it("who gets the light alone sees it on for as long as somebody is there", async () => {
    const { ada, bob } = await somePeople();
    await rule(ada, about(bob), { shows: LIGHT_ONLY });
    await subscribe(bob, ada);
    await next(bob);
    const before = JSON.stringify(await lookAt(bob, ada));
    await publish(ada, "idle", left());
    await next(bob);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(before);
  });
});

describe("what a device says of its use", () => {
  it("is let through as far as the rules say: since when, whether, and its text", async () => {
    const { ada, bob, cleo } = await somePeople();
    await rule(ada, about(bob), { shows: BARE });
    await rule(ada, about(cleo), { shows: NO_NOTES });
    for (const watcher of [bob, cleo]) await subscribe(watcher, ada);
    const { lastInput, away } = left();
    await publish(ada, "idle", { lastInput, away });
    await next(bob, cleo);
    const [bare] = (await lookAt(bob, ada)).tuples;
    expect(bare).toMatchObject({ note: "back soon", status: { activities: ["away"] } });
    expect(bare?.device).toEqual({ label: "Test laptop", userInput: "idle" });
    const [noted] = (await lookAt(cleo, ada)).tuples;
    expect(noted).not.toHaveProperty("note");
    expect(noted?.device).toMatchObject({ userInput: "idle", lastInput });
  });

  it("is not believed where it is a moment to come", async () => {
    const { ada, bob } = await somePeople();
    await befriend(bob, ada);
    const forged = new Date(clock.now() + 1).toISOString();
    await publish(ada, "idle", { lastInput: forged });
    await next(bob);
    expect((await lookAt(bob, ada)).tuples[0]?.device).toEqual({
      label: "Test laptop",
      userInput: "idle",
    });
  });

  it("is refused where it is malformed", async () => {
    const { ada } = await somePeople();
    const refusals = [
      { userInput: "idle", away: { stage: 3, note: "" } },
      { userInput: "idle", away: { stage: 1, note: "a".repeat(141) } },
      { userInput: "idle", away: { stage: 1, note: "", since: "yesterday" } },
      { userInput: "idle", lastInput: "yesterday" },
    ];
    for (const claimed of refusals) {
      expect(await ada.callRaw("presence:publish", claimed)).toMatchObject({
        ok: false,
        error: { code: "invalid-request" },
      });
    }
  });

  it("is told to its owner of each device that is here, invisible or not, and to nobody else", async () => {
    const { ada, phone, bob } = await somePeople();
    await choose(ada, "invisible");
    const { lastInput, away } = left();
    await publish(phone, "idle", { lastInput, away });
    const { devices } = await ada.ask("presence:devices", {});
    expect(devices).toEqual([
      { deviceId: ada.credentials.deviceId, userInput: "active", lastInput: null, away: null },
      { deviceId: phone.credentials.deviceId, userInput: "idle", lastInput, away },
    ]);
    expect(await bob.ask("presence:devices", {})).toEqual({ devices: [] });
    await phone.ask("presence:unpublish", {});
    expect((await ada.ask("presence:devices", {})).devices).toHaveLength(1);
  });
});
