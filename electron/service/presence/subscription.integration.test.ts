import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { limits, times } from "../../../shared/contract/limits.ts";
import { SubscriptionId } from "../../../shared/contract/presence.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { connect, register, signIn } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  decide,
  lampsHeard,
  look,
  lookAt,
  nameOf,
  notified,
  presentity,
  principal,
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();

async function strangers() {
  clock.advance(times.notificationIntervalMs);
  return { ada: await join("ada"), bob: await join("bob") };
}

async function friends() {
  const { ada, bob } = await strangers();
  const { subscription } = await befriend(bob, ada);
  await publish(ada);
  await notified(bob, "available");
  clock.advance(times.notificationIntervalMs);
  return { ada, bob, subscription };
}

function address(text: string): PresentityAddress {
  return PresentityAddress.parse(text);
}

describe("asking to watch", () => {
  it("waits for the owner, who hears of it at once on all devices", async () => {
    const { ada, bob } = await strangers();
    const phone = await signIn(service(), nameOf(ada));
    await publish(ada);
    const { subscription, document } = await subscribe(bob, ada);
    expect(subscription).toMatchObject({ state: "pending", event: "subscribe" });
    expect(availabilityOf(document)).toBe("unavailable");
    for (const device of [ada, phone]) {
      const { requests } = await device.next("watcher:requested");
      expect(requests).toMatchObject([{ watcher: principal(bob), state: "pending" }]);
    }
  });

  it("is still there for an owner who was away", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    ada.close();
    const bob = await register(first, "bob");
    await subscribe(bob, ada);
    await first.stop();
    own.advance(86_400_000);
    await using second = await restart();
    const again = await connect(second, ada.credentials);
    const { requests } = await again.ask("watcher:requests", {});
    expect(requests).toMatchObject([{ watcher: principal(bob), displayName: "bob" }]);
  });

  it("is one request however often it is repeated", async () => {
    const { ada, bob } = await strangers();
    const first = await subscribe(bob, ada);
    const again = await subscribe(bob, ada);
    expect(again.subscription).toEqual(first.subscription);
    expect((await ada.ask("watcher:requests", {})).requests).toHaveLength(1);
  });

  it("tells a stranger the same whatever the owner does", async () => {
    const { ada, bob } = await strangers();
    const { document } = await subscribe(bob, ada);
    await publish(ada);
    clock.advance(2_000);
    await choose(ada, "not-accepting");
    clock.advance(2_000);
    await ada.ask("presence:unpublish", {});
    clock.advance(2_000);
    await caughtUp(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(document));
  });

  it("waits without an answer after an hour, and is let in all the same", async () => {
    const { ada, bob } = await strangers();
    await subscribe(bob, ada);
    clock.advance(times.pendingTimeoutMs + 60_000);
    const waiting = await bob.next("subscription:changed");
    expect(waiting.subscription).toMatchObject({ state: "waiting", event: "timeout" });
    const { requests } = await ada.ask("watcher:requests", {});
    expect(requests).toMatchObject([{ state: "waiting" }]);
    await decide(ada, bob, "allow");
    const told = await bob.next("subscription:changed");
    expect(told.subscription).toMatchObject({ state: "active", event: "approved" });
    expect((await ada.ask("watcher:requests", {})).requests).toEqual([]);
  });

  it.each([
    ["oneself", (own: PresentityAddress) => own, "watching-yourself"],
    ["nobody", () => address("pres:nobody@host.test"), "address-unknown"],
    ["somebody elsewhere", () => address("pres:ada@elsewhere.test"), "address-not-served"],
  ])("refuses to watch %s", async (_whom, target, code) => {
    const bob = await join("bob");
    const wish = { presentity: target(presentity(bob)) };
    expect(await bob.call("presence:subscribe", wish)).toMatchObject({
      ok: false,
      error: { code },
    });
    const { buddies } = await bob.ask("buddy:list", {});
    expect(buddies).toEqual([]);
  });

  it("stops whoever subscribes and cancels in a whirl", async () => {
    const { ada, bob } = await friends();
    const codes = [];
    for (let round = 0; round < 12; round += 1) {
      const reply = await bob.call("presence:subscribe", { presentity: presentity(ada) });
      codes.push(reply.ok ? "ok" : reply.error.code);
      if (!reply.ok) break;
      await bob.ask("presence:unsubscribe", { subscriptionId: reply.value.subscription.id });
    }
    expect(codes.at(-1)).toBe("rate-limited");
    clock.advance(60_000);
    expect((await subscribe(bob, ada)).subscription.state).toBe("active");
  });
});

describe("the owner's answer", () => {
  it("lets the watcher in at once", async () => {
    const { ada, bob } = await strangers();
    await publish(ada);
    await subscribe(bob, ada);
    await decide(ada, bob, "allow");
    const { subscription, document } = await bob.next("subscription:changed");
    expect(subscription).toMatchObject({ state: "active", event: "approved" });
    expect(availabilityOf(document)).toBe("available");
    clock.advance(times.notificationIntervalMs);
    await choose(ada, "away");
    await notified(bob, "away");
  });

  it("adds nobody to the owner's own list and watches nobody back", async () => {
    const { ada, bob } = await strangers();
    await subscribe(bob, ada);
    await decide(ada, bob, "allow");
    expect((await ada.ask("buddy:list", {})).buddies).toEqual([]);
    expect((await ada.ask("presence:resume", {})).watched).toEqual([]);
  });

  it("blocks openly: the watcher is told, and hears no more", async () => {
    const { ada, bob } = await friends();
    await decide(ada, bob, "block");
    const { subscription, document } = await bob.next("subscription:changed");
    expect(subscription).toMatchObject({ state: "terminated", event: "rejected" });
    expect(availabilityOf(document)).toBe("unavailable");
    await choose(ada, "busy");
    clock.advance(2_000);
    await caughtUp(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    expect(await look(bob, ada)).toMatchObject({ ok: false, error: { code: "watching-refused" } });
    const again = await bob.call("presence:subscribe", { presentity: presentity(ada) });
    expect(again).toMatchObject({ ok: false, error: { code: "watching-refused" } });
  });

  it("that was no reaches a watcher who was away", async () => {
    const { ada, bob } = await friends();
    bob.close();
    await decide(ada, bob, "block");
    const again = await connect(service(), bob.credentials);
    const { watched } = await again.ask("presence:resume", {});
    expect(watched).toMatchObject([{ subscription: { state: "terminated", event: "rejected" } }]);
  });

  it("can be taken back: the watcher waits again and sees nobody", async () => {
    const { ada, bob } = await friends();
    await decide(ada, bob, "confirm");
    const { subscription, document } = await bob.next("subscription:changed");
    expect(subscription.state).toBe("pending");
    expect(availabilityOf(document)).toBe("unavailable");
    expect(document.lastSeen).toBeNull();
    const { requests } = await ada.next("watcher:requested");
    expect(requests).toHaveLength(1);
    expect((await ada.ask("access:list", {})).rules).toEqual([]);
  });

  it("tells the owner's other devices, and the watcher nothing of rules", async () => {
    const { ada, bob } = await friends();
    const phone = await signIn(service(), nameOf(ada));
    await decide(ada, bob, "polite-block");
    const { rules } = await phone.next("access:changed");
    expect(rules).toMatchObject([
      { condition: { kind: "person", person: principal(bob) }, handling: "polite-block" },
    ]);
    await caughtUp(bob, ada);
    expect(bob.heard("subscription:changed")).toEqual([]);
    expect(ada.heard("access:changed")).toEqual([]);
  });

  it("given twice is given once", async () => {
    const { ada, bob } = await friends();
    await decide(ada, bob, "polite-block");
    const { rules: first } = await ada.ask("access:list", {});
    const before = JSON.stringify(await lookAt(bob, ada));
    clock.advance(60_000);
    await decide(ada, bob, "polite-block");
    expect((await ada.ask("access:list", {})).rules).toEqual(first);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(before);
  });

  it("is refused about oneself, nobody and people elsewhere", async () => {
    const { ada } = await strangers();
    const ask = (watcher: string) => ada.callRaw("access:decide", { watcher, handling: "allow" });
    expect(await ask(principal(ada))).toMatchObject({ error: { code: "watching-yourself" } });
    expect(await ask("nobody@host.test")).toMatchObject({ error: { code: "address-unknown" } });
    expect(await ask("eve@elsewhere.test")).toMatchObject({
      error: { code: "address-not-served" },
    });
  });
});

describe("cancelling", () => {
  it("ends the notifications, and asks nothing of the owner", async () => {
    const { ada, bob, subscription } = await friends();
    const ended = await bob.ask("presence:unsubscribe", { subscriptionId: subscription.id });
    expect(ended).toMatchObject({ id: subscription.id, state: "terminated", event: "timeout" });
    await choose(ada, "busy");
    clock.advance(2_000);
    await caughtUp(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    const again = await bob.ask("presence:unsubscribe", { subscriptionId: subscription.id });
    expect(again).toEqual(ended);
  });

  it("takes a request back that waited", async () => {
    const { ada, bob } = await strangers();
    const { subscription } = await subscribe(bob, ada);
    await ada.next("watcher:requested");
    clock.advance(times.notificationIntervalMs);
    await bob.ask("presence:unsubscribe", { subscriptionId: subscription.id });
    expect((await ada.next("watcher:requested")).requests).toEqual([]);
  });

  it("of somebody else's subscription is refused like one that never was, and logged", async () => {
    const { ada, bob, subscription } = await friends();
    const eve = await join("eve");
    const logged = service().logLines.length;
    const refused = await eve.call("presence:unsubscribe", { subscriptionId: subscription.id });
    const never = { subscriptionId: SubscriptionId.parse(randomUUID()) };
    expect(refused).toMatchObject({ ok: false, error: { code: "subscription-unknown" } });
    expect(await eve.call("presence:unsubscribe", never)).toEqual(refused);
    expect(service().logLines.slice(logged)).toHaveLength(2);
    expect(service().logLines.slice(logged).join()).not.toContain("@");
    await choose(ada, "away");
    await notified(bob, "away");
  });

  it("reaches the watcher's other devices", async () => {
    const { ada, bob, subscription } = await friends();
    const phone = await signIn(service(), nameOf(bob));
    await phone.ask("presence:resume", {});
    await bob.ask("presence:unsubscribe", { subscriptionId: subscription.id });
    const told = await phone.next("subscription:changed");
    expect(told.subscription.state).toBe("terminated");
    await choose(ada, "busy");
    clock.advance(2_000);
    await caughtUp(phone);
    expect(phone.heard("presence:notified")).toEqual([]);
  });
});

describe("resuming", () => {
  it("gives everything held, and from there every change, once", async () => {
    const { ada, bob } = await friends();
    const cleo = await join("cleo");
    await subscribe(bob, cleo);
    bob.close();
    const again = await connect(service(), bob.credentials);
    const { watched } = await again.ask("presence:resume", {});
    const states = watched.map(
      ({ subscription, document }) => `${subscription.state} ${availabilityOf(document)}`,
    );
    expect(new Set(states)).toEqual(new Set(["active available", "pending unavailable"]));
    await again.ask("presence:resume", {});
    await choose(ada, "busy");
    await notified(again, "busy");
    await caughtUp(again);
    expect(lampsHeard(again)).toEqual([]);
  });

  it("is what a connection is notified after, and not before", async () => {
    const { ada, bob } = await friends();
    const phone = await signIn(service(), nameOf(bob));
    await choose(ada, "busy");
    await notified(bob, "busy");
    await caughtUp(phone);
    expect(phone.heard("presence:notified")).toEqual([]);
  });

  it("at the very moment of a decision gives what was decided, and no more", async () => {
    const { ada, bob } = await friends();
    for (let round = 0; round < 12; round += 1) {
      const again = await connect(service(), bob.credentials);
      await Promise.all([
        decide(ada, bob, round % 2 === 0 ? "polite-block" : "confirm"),
        again.ask("presence:resume", {}),
      ]);
      await caughtUp(again);
      const before = again.heard("presence:notified").length;
      await publish(ada, round % 4 < 2 ? "idle" : "active");
      clock.advance(times.notificationIntervalMs);
      await publish(ada, round % 4 < 2 ? "active" : "idle");
      clock.advance(times.notificationIntervalMs);
      await caughtUp(again);
      expect(again.heard("presence:notified")).toHaveLength(before);
      await decide(ada, bob, "allow");
      // Who comes back is not seen leaving sooner than a second later.
      clock.advance(times.notificationIntervalMs);
      again.close();
    }
  });

  it("goes on over a restart with live subscriptions", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    const { subscription } = await befriend(bob, ada);
    await first.stop();
    await using second = await restart();
    const bobAgain = await connect(second, bob.credentials);
    const { watched } = await bobAgain.ask("presence:resume", {});
    expect(watched).toMatchObject([{ subscription: { id: subscription.id, state: "active" } }]);
    const adaAgain = await connect(second, ada.credentials);
    own.advance(1_000);
    await publish(adaAgain);
    await notified(bobAgain, "available");
  });
});

describe("looking", () => {
  it("answers each item for itself, in the order asked", async () => {
    const { ada, bob } = await friends();
    const cleo = await join("cleo");
    await decide(cleo, bob, "block");
    const wishes = [
      presentity(ada),
      address("pres:nobody@host.test"),
      presentity(cleo),
      address("pres:ada@elsewhere.test"),
      presentity(ada),
      presentity(bob),
    ];
    const { results } = await bob.ask("presence:fetch", { presentities: wishes });
    const told = results.map((result) => (result.ok ? "shown" : result.error.code));
    expect(told).toEqual([
      "shown",
      "address-unknown",
      "watching-refused",
      "address-not-served",
      "shown",
      "shown",
    ]);
  });

  it("is bounded, and takes no claims about who looks", async () => {
    const { ada, bob } = await friends();
    const many = Array.from({ length: limits.fetchBatch + 1 }, () => presentity(ada));
    for (const wish of [
      { presentities: many },
      { presentities: [] },
      { presentities: [presentity(ada)], watcher: principal(ada) },
      { presentities: ["ada"] },
    ]) {
      expect(await bob.callRaw("presence:fetch", wish)).toMatchObject({
        ok: false,
        error: { code: "invalid-request" },
      });
    }
  });
});
