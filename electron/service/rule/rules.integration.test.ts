import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { connect, type TestClient } from "../testing/client.fixture.ts";
import {
  about,
  ANYBODY,
  DOMAIN,
  somePeople,
  statesOf,
  group,
  LIGHT_ONLY,
  NO_NOTES,
  putInGroups,
  rule,
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
  principal,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock, service } = shared;

async function remove(owner: TestClient, id: string) {
  expect(await owner.callRaw("access:remove", { id })).toMatchObject({ ok: true });
}

describe("a rule about many", () => {
  it("moves exactly those it concerns, at once", async () => {
    const { ada, bob, cleo, dora } = await somePeople(shared);
    await befriend(bob, ada);
    await rule(ada, about(dora), { handling: "polite-block" });
    for (const watcher of [cleo, dora]) await subscribe(watcher, ada);
    const ignored = JSON.stringify(await lookAt(dora, ada));
    await rule(ada, ANYBODY, { shows: LIGHT_ONLY });
    const { subscription, document } = await cleo.next("subscription:changed");
    expect(subscription).toMatchObject({ state: "active", event: "approved" });
    expect(document.tuples[0]?.device).toEqual({});
    await caughtUp(bob, dora);
    for (const untouched of [bob, dora]) {
      expect(statesOf(untouched)).toEqual([]);
      expect(untouched.heard("presence:notified")).toEqual([]);
    }
    expect(JSON.stringify(await lookAt(dora, ada))).toBe(ignored);
  });

  it("does not take back what was decided about a person", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    const { id } = await rule(ada, DOMAIN);
    await befriend(bob, ada);
    await subscribe(cleo, ada);
    await rule(ada, DOMAIN, { id, handling: "confirm" });
    const { subscription } = await cleo.next("subscription:changed");
    expect(subscription.state).toBe("pending");
    await caughtUp(bob);
    expect(statesOf(bob)).toEqual([]);
    expect((await ada.ask("watcher:requests", {})).requests).toMatchObject([
      { watcher: principal(cleo) },
    ]);
  });

  it("refuses openly, and lets nobody back in by going", async () => {
    const { ada, bob } = await somePeople(shared);
    const open = await rule(ada, ANYBODY);
    await subscribe(bob, ada);
    const no = await rule(ada, ANYBODY, { handling: "block" });
    expect((await bob.next("subscription:changed")).subscription).toMatchObject({
      state: "terminated",
      event: "rejected",
    });
    expect(await look(bob, ada)).toMatchObject({ ok: false, error: { code: "watching-refused" } });
    await remove(ada, no.id);
    await caughtUp(bob);
    expect(statesOf(bob)).toEqual([]);
    expect(availabilityOf(await lookAt(bob, ada))).toBe("available");
    await remove(ada, open.id);
    await remove(ada, open.id);
    expect((await ada.ask("access:list", {})).rules).toEqual([]);
  });

  it("ignores quietly somebody who only ever looked, too", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await rule(ada, ANYBODY, { shows: NO_NOTES });
    const before = await lookAt(bob, ada);
    await subscribe(cleo, ada);
    await rule(ada, ANYBODY, { handling: "polite-block" });
    const after = await lookAt(bob, ada);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.lastSeen).toBe(new Date(clock.now()).toISOString());
    const gone = await cleo.next("presence:notified");
    expect(JSON.stringify(gone)).toBe(JSON.stringify(after));
    expect(statesOf(cleo)).toEqual([]);
  });

  it("is what a look at that very moment gets, or what was before it, and nothing else", async () => {
    const { ada, bob } = await somePeople(shared);
    const { id } = await rule(ada, ANYBODY);
    await subscribe(bob, ada);
    let last = await lookAt(bob, ada);
    for (let round = 0; round < 10; round += 1) {
      const handling = round % 2 === 0 ? "polite-block" : "allow";
      const looks = [
        rule(ada, ANYBODY, { id, handling }),
        ...[1, 2, 3].map(() => lookAt(bob, ada)),
      ];
      await Promise.all(looks);
      const seen = await lookAt(bob, ada);
      expect(seen.version).toBeGreaterThan(last.version);
      const wanted = handling === "allow" ? "available" : "unavailable";
      expect(availabilityOf(seen)).toBe(wanted);
      expect(seen.lastSeen).not.toBeNull();
      last = seen;
      clock.advance(times.notificationIntervalMs);
      await publish(ada);
    }
  });
});

describe("somebody who is ignored after they might not watch in every way", () => {
  it.each([
    { fetch: false, subscribe: true },
    { fetch: true, subscribe: false },
  ])("is refused what they were refused before: %o", async (permits) => {
    const { ada, bob } = await somePeople(shared);
    await rule(ada, about(bob), { permits });
    const tryBoth = async () => {
      const looked = await look(bob, ada);
      const wish = { presentity: presentity(ada) };
      const subscribed = await bob.call("presence:subscribe", wish);
      return [looked.ok ? "shown" : looked.error, subscribed.ok ? "held" : subscribed.error];
    };
    const before = await tryBoth();
    await decide(ada, bob, "polite-block");
    expect(await tryBoth()).toEqual(before);
    await decide(ada, bob, "allow");
    expect(await tryBoth()).toEqual(["shown", "held"]);
  });
});

describe("somebody who comes while a rule ignores everybody", () => {
  it("is shown what strangers are, for good, also when they come back", async () => {
    const { ada, bob } = await somePeople(shared);
    await rule(ada, ANYBODY, { handling: "polite-block" });
    const { subscription, document } = await subscribe(bob, ada);
    expect(subscription).toMatchObject({ state: "active", event: "subscribe" });
    expect(document.lastSeen).toBeNull();
    clock.advance(times.notificationIntervalMs);
    await choose(ada, "busy");
    const again = await connect(service(), bob.credentials);
    const { watched } = await again.ask("presence:resume", {});
    expect(JSON.stringify(watched[0]?.document)).toBe(JSON.stringify(document));
    expect(JSON.stringify(await lookAt(again, ada))).toBe(JSON.stringify(document));
    await rule(ada, DOMAIN, { handling: "polite-block" });
    clock.advance(times.notificationIntervalMs);
    await choose(ada, "away");
    await caughtUp(again, bob);
    expect([...again.heard("presence:notified"), ...bob.heard("presence:notified")]).toEqual([]);
  });
});

describe("a rule about a group", () => {
  it("takes effect when somebody is put into the group, and out of it", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await rule(ada, group("Choir"), { shows: LIGHT_ONLY });
    for (const watcher of [bob, cleo]) await subscribe(watcher, ada);
    await putInGroups(ada, bob, ["Friends", "Choir"]);
    expect((await bob.next("subscription:changed")).subscription.state).toBe("active");
    expect(availabilityOf(await lookAt(bob, ada))).toBe("available");
    // Groups are by their names: renamed, it is another one.
    await putInGroups(ada, bob, ["Friends", "Chorus"]);
    expect((await bob.next("subscription:changed")).subscription.state).toBe("pending");
    await putInGroups(ada, bob, ["Choir"]);
    expect((await bob.next("subscription:changed")).subscription.state).toBe("active");
    await ada.ask("buddy:remove", { presentity: presentity(bob) });
    expect((await bob.next("subscription:changed")).subscription.state).toBe("pending");
    await caughtUp(cleo);
    expect(statesOf(cleo)).toEqual([]);
  });

  it("is about the groups of the owner, whatever the watcher calls theirs", async () => {
    const { ada, bob } = await somePeople(shared);
    await rule(ada, group("Choir"));
    await putInGroups(bob, ada, ["Choir"]);
    expect(availabilityOf(await lookAt(bob, ada))).toBe("unavailable");
  });

  it("lets two people add each other at once", async () => {
    const { ada, bob } = await somePeople(shared);
    await Promise.all([putInGroups(ada, bob, ["Choir"]), putInGroups(bob, ada, ["Choir"])]);
    expect((await ada.ask("buddy:list", {})).buddies).toHaveLength(1);
    expect((await bob.ask("buddy:list", {})).buddies).toHaveLength(1);
  });
});

it("still tells a watcher who is let in by a group of every change", async () => {
  const { ada, bob } = await somePeople(shared);
  await rule(ada, group("Choir"), { shows: NO_NOTES });
  await putInGroups(ada, bob, ["Choir"]);
  await subscribe(bob, ada);
  await choose(ada, "busy");
  await notified(bob, "busy");
});
