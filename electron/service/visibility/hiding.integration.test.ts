import { describe, expect, it } from "vitest";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { about, LIGHT_ONLY, rule, saying, somePeople } from "../testing/access.fixture.ts";
import {
  admitAnonymous,
  ANONYMOUS_PEOPLE,
  anonymousOf,
  except,
  hide,
  showAgain,
} from "../testing/hiding.fixture.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  decide,
  look,
  lookAt,
  nameOf,
  notified,
  presentity,
  principal,
  subscribe,
} from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock } = shared;

const REFUSED = { ok: false, error: { code: "hidden-watching-refused" } };

async function entriesOf(owner: TestClient) {
  return (await owner.ask("watcher:fetch", {})).watchers;
}

describe("somebody who hides that they watch", () => {
  it("is served without a name where anonymous watchers are let in, by a look and by following", async () => {
    const { ada, bob } = await somePeople(shared);
    await decide(ada, bob, "allow");
    await admitAnonymous(ada);
    await hide(bob);
    expect(availabilityOf(await lookAt(bob, ada))).toBe("available");
    const { subscription } = await subscribe(bob, ada);
    expect(subscription).toMatchObject({ state: "active", watcher: principal(bob) });
    await choose(ada, "busy");
    await notified(bob, "busy");
    await bob.ask("presence:unsubscribe", { subscriptionId: subscription.id });
    expect(await anonymousOf(ada, clock)).toMatchObject({
      kinds: ["fetcher", "subscriber"],
      fetchCount: 1,
      subscribeCount: 1,
      cancelCount: 1,
      refusedCount: 0,
    });
    expect(await entriesOf(ada)).toEqual([]);
    expect((await ada.ask("watcher:requests", {})).requests).toEqual([]);
  });

  it("is refused with the reason where they are not, and leaves an anonymous refusal behind", async () => {
    const { ada, bob } = await somePeople(shared);
    await decide(ada, bob, "allow");
    await hide(bob);
    expect(await look(bob, ada)).toMatchObject(REFUSED);
    const asked = { presentity: presentity(ada) };
    expect(await bob.call("presence:subscribe", asked)).toMatchObject(REFUSED);
    expect(await bob.call("buddy:add", { ...asked, name: "", groups: [] })).toMatchObject(REFUSED);
    expect((await bob.ask("buddy:list", {})).buddies).toEqual([]);
    const told = await anonymousOf(ada, clock);
    expect(told).toMatchObject({ kinds: [], fetchCount: 0, refusedCount: 3 });
    expect(JSON.stringify(await ada.ask("watcher:fetch", {}))).not.toContain(nameOf(bob));
  });

  it("is let in no longer once anonymous watchers are not, and is told", async () => {
    const { ada, bob } = await somePeople(shared);
    const open = await admitAnonymous(ada);
    await hide(bob);
    await subscribe(bob, ada);
    await ada.ask("access:remove", { id: open.id });
    const { subscription } = await bob.next("subscription:changed");
    expect(subscription).toMatchObject({
      state: "terminated",
      event: "rejected",
      watcher: principal(bob),
    });
    expect(await look(bob, ada)).toMatchObject(REFUSED);
  });

  it("is barred by whoever bars anonymous watchers, whatever is allowed by name", async () => {
    const { ada, bob } = await somePeople(shared);
    await decide(ada, bob, "allow");
    await rule(ada, ANONYMOUS_PEOPLE, { handling: "block" });
    await hide(bob);
    expect(await look(bob, ada)).toMatchObject(REFUSED);
    await showAgain(bob);
    expect(await look(bob, ada)).toMatchObject({ ok: true });
  });

  it("gets no more than by name, nor more than anonymous watchers", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await admitAnonymous(ada);
    await rule(ada, about(bob), { shows: LIGHT_ONLY });
    const byName = await lookAt(bob, ada);
    await hide(bob);
    expect(saying(await lookAt(bob, ada))).toBe(saying(byName));
    await decide(ada, cleo, "block");
    await hide(cleo);
    expect(await look(cleo, ada)).toMatchObject(REFUSED);
  });

  it("goes on seeing the same absence where they are quietly ignored", async () => {
    const { ada, bob } = await somePeople(shared);
    await admitAnonymous(ada);
    await befriend(bob, ada);
    await decide(ada, bob, "polite-block");
    clock.advance(2_000);
    await caughtUp(bob);
    const ignored = await lookAt(bob, ada);
    expect(availabilityOf(ignored)).toBe("unavailable");
    await hide(bob);
    expect(await lookAt(bob, ada)).toEqual(ignored);
    const held = (await bob.ask("presence:resume", {})).watched;
    expect(held.map(({ document }) => document)).toEqual([ignored]);
    expect(held[0]?.subscription.state).toBe("active");
    await choose(ada, "busy");
    clock.advance(2_000);
    expect(await lookAt(bob, ada)).toEqual(ignored);
    await showAgain(bob);
    expect(await lookAt(bob, ada)).toEqual(ignored);
  });

  it("is refused by whoever does not share with people who hide, who may change their mind", async () => {
    const { ada, bob } = await somePeople(shared);
    await admitAnonymous(ada);
    await hide(bob);
    await subscribe(bob, ada);
    expect(await ada.ask("sharing:get", {})).toEqual({ sharesWithHidden: true });
    const phone = await signIn(shared.service(), nameOf(ada));
    await ada.ask("sharing:set", { sharesWithHidden: false });
    expect((await bob.next("subscription:changed")).subscription.state).toBe("terminated");
    expect(await look(bob, ada)).toMatchObject(REFUSED);
    expect(await phone.next("sharing:changed")).toEqual({ sharesWithHidden: false });
    await ada.ask("sharing:set", { sharesWithHidden: true });
    expect(await look(bob, ada)).toMatchObject({ ok: true });
  });
});

describe("hiding, and showing oneself again", () => {
  it("goes on anonymously where that is admitted; to the owner it looks like a cancel", async () => {
    const { ada, bob } = await somePeople(shared);
    await admitAnonymous(ada);
    const { document } = await befriend(bob, ada);
    const phone = await signIn(shared.service(), nameOf(bob));
    await hide(bob);
    expect(await phone.next("visibility:changed")).toEqual({ rule: "hidden", exceptions: [] });
    const moved = await bob.next(
      "subscription:changed",
      (one) => one.subscription.state === "active",
    );
    expect(moved.document).toEqual(document);
    await choose(ada, "busy");
    await notified(bob, "busy");
    const [entry] = await entriesOf(ada);
    expect(entry).toMatchObject({
      watcher: principal(bob),
      state: "terminated",
      event: "timeout",
      cancelCount: 1,
    });
    await showAgain(bob);
    const [again] = await entriesOf(ada);
    expect(again).toMatchObject({ state: "active", subscribeCount: 2 });
    clock.advance(2_000);
    await choose(ada, "available");
    await notified(bob, "available");
  });

  it("tells of it to the owner at some hour of the next day, so that the two can't be put together", async () => {
    const { ada, bob } = await somePeople(shared);
    await admitAnonymous(ada);
    await befriend(bob, ada);
    await hide(bob);
    expect(await anonymousOf(ada, clock, 25 * 3_600_000)).toMatchObject({ subscribeCount: 1 });
  });

  it("ends where it is not admitted, and comes back", async () => {
    const { ada, bob } = await somePeople(shared);
    await decide(ada, bob, "allow");
    await bob.ask("buddy:add", { presentity: presentity(ada), name: "", groups: [] });
    await caughtUp(bob);
    await hide(bob, ada);
    const ended = await bob.next("subscription:changed");
    expect(ended.subscription).toMatchObject({ state: "terminated", event: "timeout" });
    expect((await entriesOf(ada))[0]).toMatchObject({ state: "terminated", event: "timeout" });
    await choose(ada, "busy");
    clock.advance(2_000);
    await caughtUp(bob);
    expect(bob.heard("presence:notified")).toEqual([]);
    await showAgain(bob);
    const back = await bob.next("subscription:changed");
    expect(back.subscription).toMatchObject({ state: "active", watcher: principal(bob) });
    expect(availabilityOf(back.document)).toBe("busy");
  });

  it("takes a request back that nobody answered, and makes it anew", async () => {
    const { ada, bob } = await somePeople(shared);
    await bob.ask("buddy:add", { presentity: presentity(ada), name: "", groups: [] });
    const requests = async () => (await ada.ask("watcher:requests", {})).requests;
    expect(await requests()).toHaveLength(1);
    await hide(bob);
    expect(await requests()).toEqual([]);
    await showAgain(bob);
    expect(await requests()).toHaveLength(1);
  });

  it("holds for one person alone where it was chosen for one", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await befriend(bob, ada);
    await befriend(bob, cleo);
    await bob.ask("visibility:set", except(ada, "hidden"));
    expect(await look(bob, ada)).toMatchObject(REFUSED);
    expect(await look(bob, cleo)).toMatchObject({ ok: true });
    const visibility = await bob.ask("visibility:get", {});
    expect(visibility).toEqual(except(ada, "hidden"));
    const twice = { rule: "all", exceptions: [...visibility.exceptions, ...visibility.exceptions] };
    expect(await bob.callRaw("visibility:set", twice)).toMatchObject({
      ok: false,
      error: { code: "invalid-request" },
    });
  });

  it("can be tried first: what would become of each buddy, without a trace", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await admitAnonymous(ada);
    for (const owner of [ada, cleo]) {
      await bob.ask("buddy:add", { presentity: presentity(owner), name: "", groups: [] });
    }
    const { buddies } = await bob.ask("visibility:preview", {});
    expect(new Map(buddies.map(({ presentity: one, hidden }) => [one, hidden]))).toEqual(
      new Map([
        [presentity(ada), "anonymous"],
        [presentity(cleo), "refused"],
      ]),
    );
    expect(await anonymousOf(cleo, clock)).toBeNull();
  });

  it("survives a restart", async () => {
    const { first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await admitAnonymous(ada);
    await befriend(bob, ada);
    await hide(bob);
    await first.stop();
    const second = await restart();
    const bobAgain = await connect(second, bob.credentials);
    expect(await bobAgain.ask("visibility:get", {})).toEqual({ rule: "hidden", exceptions: [] });
    const { watched } = await bobAgain.ask("presence:resume", {});
    expect(watched.map(({ subscription }) => subscription)).toMatchObject([
      { state: "active", watcher: principal(bob) },
    ]);
  });
});
