import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import type { StatusDetails } from "../../../shared/contract/presence.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { connect, register, signIn } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  lampsHeard,
  lookAt,
  nameOf,
  notified,
  publish,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();

async function aPair() {
  // Nothing of the test before is still being held back.
  clock.advance(times.notificationIntervalMs);
  const ada = await join("ada", { displayName: "Ada" });
  const bob = await join("bob");
  await befriend(bob, ada);
  return { ada, bob };
}

async function aPairThatStays() {
  const { clock: own, first, restart } = await startStoppableService();
  const ada = await register(first, "ada");
  const bob = await register(first, "bob");
  await befriend(bob, ada);
  return { own, first, restart, ada, bob };
}

describe("publishing", () => {
  it("lights the lamp of everybody who may see it, with what fetchers get too", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    const document = await notified(bob, "available");
    expect(document.person?.displayName).toBe("Ada");
    expect(document.tuples[0]?.device?.label).toBe("Test laptop");
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(document));
  });

  it("publishes for the session's own device, whatever else is claimed", async () => {
    const { ada, bob } = await aPair();
    const forged = { userInput: "active", principal: "bob@host.test", deviceId: "other" };
    expect(await ada.callRaw("presence:publish", forged)).toMatchObject({
      ok: false,
      error: { code: "invalid-request" },
    });
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual([]);
  });

  it("sends the first change at once and the rest of a second together", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    for (const choice of ["away", "busy", "available", "away"] as const) await choose(ada, choice);
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual(["available"]);
    expect(availabilityOf(await lookAt(bob, ada))).toBe("available");
    clock.advance(times.notificationIntervalMs);
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual(["available", "away"]);
  });

  it("sends nothing when nothing that is shown changed", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    await notified(bob, "available");
    clock.advance(5_000);
    await publish(ada);
    await choose(ada, "available");
    await choose(ada, "busy");
    await choose(ada, "available");
    clock.advance(5_000);
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual(["busy", "available"]);
    await publish(ada);
    clock.advance(5_000);
    await caughtUp(bob);
    expect(lampsHeard(bob)).toHaveLength(2);
  });

  it("shows each device as a tuple of its own, without its id", async () => {
    const { ada, bob } = await aPair();
    const phone = await signIn(service(), nameOf(ada), {
      device: { label: "Phone", kind: "phone" },
    });
    await publish(ada);
    clock.advance(2_000);
    await publish(phone, "idle");
    const document = await lookAt(bob, ada);
    expect(document.tuples.map(({ device }) => device)).toEqual([
      { label: "Test laptop", userInput: "active" },
      { label: "Phone", userInput: "idle" },
    ]);
    expect(JSON.stringify(document)).not.toContain(phone.credentials.deviceId);
  });

  it("puts the lamp out at once on an orderly goodbye, and on signing out", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    clock.advance(2_000);
    await ada.ask("presence:unpublish", {});
    expect((await notified(bob, "unavailable")).lastSeen).toBe(new Date(clock.now()).toISOString());
    await publish(ada);
    clock.advance(2_000);
    await ada.ask("account:sign-out", {});
    await notified(bob, "unavailable");
  });

  it("puts the lamp out within 30 seconds of a device that vanished", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    await notified(bob, "available");
    ada.close();
    clock.advance(times.publicationExpiresMs - 1);
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual([]);
    clock.advance(1);
    await notified(bob, "unavailable");
    expect(times.publicationExpiresMs).toBeLessThan(30_000);
  });

  it("keeps the lamp on for as long as a device says it is there", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    await notified(bob, "available");
    for (let minute = 0; minute < 6; minute += 1) {
      clock.advance(times.publicationRefreshMs);
      await publish(ada);
    }
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual([]);
  });
});

describe("a status", () => {
  it("reaches one's own other devices", async () => {
    const { ada } = await aPair();
    const phone = await signIn(service(), nameOf(ada));
    await choose(ada, "busy", { note: "writing" });
    const told = await phone.next("status:changed");
    expect(told).toMatchObject({ choice: "busy", note: "writing" });
    await caughtUp(ada);
    expect(ada.heard("status:changed")).toEqual([]);
  });

  it("ends by itself, also with every device away and over a restart", async () => {
    const { own, first, ada, restart } = await aPairThatStays();
    const until = new Date(own.now() + 3_600_000).toISOString();
    await choose(ada, "not-accepting", { until });
    await first.stop();
    own.advance(1_800_000);
    await using second = await restart();
    const again = await connect(second, ada.credentials);
    expect(again.welcome.status).toMatchObject({ choice: "not-accepting", until });
    own.advance(1_800_000);
    const told = await again.next("status:changed");
    expect(told).toMatchObject({ choice: "available", until: null, setAt: until });
  });

  it("that ended while the service was down is over at the next start", async () => {
    const { own, first, ada, restart } = await aPairThatStays();
    await choose(ada, "busy", { until: new Date(own.now() + 60_000).toISOString() });
    await first.stop();
    own.advance(3_600_000);
    await using second = await restart();
    const again = await connect(second, ada.credentials);
    expect(again.welcome.status).toMatchObject({ choice: "available", until: null });
  });

  it("says what was added to it, over a restart too, until something else is chosen", async () => {
    const { own, first, ada, bob, restart } = await aPairThatStays();
    const details: StatusDetails = {
      activities: ["meeting"],
      moods: ["curious"],
      place: { type: "office", text: "4th floor" },
      timeOffset: 60,
      noteLanguage: "en",
    };
    await publish(ada);
    own.advance(times.notificationIntervalMs);
    await choose(ada, "busy", { note: "in a moment", details });
    const said = { ...details, activities: ["busy", "meeting"], note: "in a moment" };
    expect((await lookAt(bob, ada)).person).toMatchObject(said);
    const until = new Date(own.now() + 60_000).toISOString();
    await choose(ada, "away", { until });
    await first.stop();
    own.advance(60_000);
    await using second = await restart();
    const back = await connect(second, ada.credentials);
    expect(back.welcome.status).toMatchObject({ choice: "busy", details });
    expect(await choose(back, "available")).toMatchObject({ details: NO_DETAILS });
  });

  it("cannot end in the past", async () => {
    const { ada } = await aPair();
    const until = new Date(clock.now() - 1).toISOString();
    const refused = await ada.call("status:choose", { choice: "busy", note: "", until });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid-request" } });
  });

  it("invisible at sign-in shows no flash of anybody there", async () => {
    const { ada, bob } = await aPair();
    await choose(ada, "invisible");
    const before = JSON.stringify(await lookAt(bob, ada));
    await publish(ada);
    clock.advance(20_000);
    await publish(ada, "idle");
    clock.advance(20_000);
    await caughtUp(bob);
    expect(lampsHeard(bob)).toEqual([]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(before);
  });

  it("closes the inbox, and the closing stays when its owner leaves", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    clock.advance(2_000);
    await choose(ada, "not-accepting");
    await notified(bob, "closed");
    clock.advance(2_000);
    await ada.ask("presence:unpublish", {});
    const document = await notified(bob, "unavailable");
    expect(document.tuples[0]?.status.basic).toBe("closed");
  });

  it("that closed the inbox opens it again at its end, with everybody away", async () => {
    const { ada, bob } = await aPair();
    await publish(ada);
    clock.advance(2_000);
    await choose(ada, "not-accepting", { until: new Date(clock.now() + 60_000).toISOString() });
    clock.advance(2_000);
    await ada.ask("presence:unpublish", {});
    const left = await notified(bob, "unavailable");
    clock.advance(60_000);
    const opened = await notified(bob, "unavailable");
    expect(opened.tuples[0]?.status.basic).toBe("open");
    expect(opened.lastSeen).toBe(left.lastSeen);
  });
});

describe("a restart", () => {
  it("changes not a byte of what is shown, and nobody comes and goes", async () => {
    const { own, first, ada, bob, restart } = await aPairThatStays();
    await publish(ada);
    const before = JSON.stringify(await notified(bob, "available"));
    own.advance(5_000);
    await first.stop();
    own.advance(10_000);
    await using second = await restart();
    const bobAgain = await connect(second, bob.credentials);
    const { watched } = await bobAgain.ask("presence:resume", {});
    expect(watched.map(({ document }) => JSON.stringify(document))).toEqual([before]);
    const adaAgain = await connect(second, ada.credentials);
    own.advance(10_000);
    await publish(adaAgain);
    own.advance(20_000);
    await caughtUp(bobAgain);
    expect(lampsHeard(bobAgain)).toEqual([]);
  });

  it("puts out the lamps of those who do not come back", async () => {
    const { own, first, ada, bob, restart } = await aPairThatStays();
    await publish(ada);
    await first.stop();
    own.advance(10_000);
    await using second = await restart();
    const bobAgain = await connect(second, bob.credentials);
    await bobAgain.ask("presence:resume", {});
    own.advance(times.publicationExpiresMs);
    await notified(bobAgain, "unavailable");
  });

  it("after a long break shows that everybody left when the service did", async () => {
    const { own, first, ada, bob, restart } = await aPairThatStays();
    await publish(ada);
    const left = new Date(own.now()).toISOString();
    await first.stop();
    own.advance(86_400_000);
    await using second = await restart();
    const bobAgain = await connect(second, bob.credentials);
    const document = await lookAt(bobAgain, ada);
    expect(availabilityOf(document)).toBe("unavailable");
    expect(document.lastSeen).toBe(left);
  });
});
