import { describe, expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { limits, times } from "../../../shared/contract/limits.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { somePeople } from "../testing/access.fixture.ts";
import { connect, register, signIn } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  lookAt,
  nameOf,
  presentity,
  principal,
  publish,
} from "../testing/presence.fixture.ts";
import {
  another,
  befriendAt,
  chooseFor,
  decideAbout,
  lookUp,
  shownOf,
} from "../testing/presentity.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock, service, join } = shared;

describe("a further presentity", () => {
  it("is its owner's by its address, begins invisible, and has no label for others", async () => {
    const { ada, bob } = await somePeople(shared);
    const made = await ada.ask("presentity:create", { tag: "work", label: "Day job" });
    expect(made).toMatchObject({ label: "Day job", delegates: [] });
    expect(made.address).toBe(`pres:${principal(ada).replace("@", "+work@")}`);
    expect(made.status.choice).toBe("invisible");
    await befriendAt(bob, ada, made.address);
    const document = await shownOf(bob, made.address);
    expect(document.lastSeen).toBeNull();
    expect(JSON.stringify(document)).not.toContain("Day job");
    const { own } = await ada.ask("presentity:list", {});
    expect(own.map(({ address }) => address)).toEqual([presentity(ada), made.address]);
  });

  it("is left as it is by what is published of the other, and the other by it", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await befriend(bob, ada);
    await befriendAt(bob, ada, work);
    clock.advance(times.notificationIntervalMs);
    await caughtUp(bob);
    const before = JSON.stringify(await shownOf(bob, work));
    await choose(ada, "busy", { note: "at home" });
    await bob.next("presence:notified", ({ person }) => person?.note === "at home");
    expect(JSON.stringify(await shownOf(bob, work))).toBe(before);
    const home = JSON.stringify(await lookAt(bob, ada));
    await chooseFor(ada, work, "away", "at work");
    const heard = await bob.next("presence:notified", ({ person }) => person?.note === "at work");
    expect(heard.presentity).toBe(work);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(home);
  });

  it("is there when a device of its owner is, and goes with it", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await befriend(bob, ada);
    await befriendAt(bob, ada, work);
    expect(availabilityOf(await shownOf(bob, work))).toBe("available");
    clock.advance(times.notificationIntervalMs);
    await ada.ask("presence:unpublish", {});
    const gone = [
      await bob.next("presence:notified", isAbsence),
      await bob.next("presence:notified", isAbsence),
    ];
    expect(new Set(gone.map((document) => document.presentity))).toEqual(
      new Set([presentity(ada), work]),
    );
  });

  it("names the one inbox of its owner, and says of it what the first one does", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await befriendAt(bob, ada, work);
    clock.advance(times.notificationIntervalMs);
    await choose(ada, "not-accepting");
    clock.advance(times.notificationIntervalMs);
    const [tuple] = (await shownOf(bob, work)).tuples;
    expect(tuple?.contact).toEqual({ means: "im", address: `im:${principal(ada)}` });
    expect(tuple?.status.basic).toBe("closed");
    const refused = await ada.call("status:choose", {
      presentity: work,
      choice: "not-accepting",
      note: "",
      until: null,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid-request" } });
  });

  it("has rules, requests and a ledger of its own", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    const work = await another(ada);
    await befriend(bob, ada);
    expect((await shownOf(bob, work)).lastSeen).toBeNull();
    await cleo.ask("presence:subscribe", { presentity: work });
    expect(await ada.ask("watcher:requests", {})).toEqual({ requests: [] });
    const { requests } = await ada.ask("watcher:requests", { presentity: work });
    expect(requests).toMatchObject([{ watcher: principal(cleo) }]);
    const told = await ada.next("watcher:requested", (event) => event.requests.length > 0);
    expect(told.presentity).toBe(work);
    await decideAbout(ada, work, { watcher: cleo, handling: "allow" });
    expect((await ada.ask("access:list", { presentity: work })).rules).toHaveLength(1);
    expect((await ada.ask("access:list", {})).rules).toMatchObject([
      { condition: { person: principal(bob) } },
    ]);
    const home = await ada.ask("watcher:fetch", {});
    expect(home.watchers.map(({ watcher }) => watcher)).toEqual([principal(bob)]);
    const ledger = await ada.ask("watcher:fetch", { presentity: work });
    expect(ledger.presentity).toBe(work);
    expect(ledger.watchers.map(({ watcher }) => watcher).toSorted()).toEqual(
      [principal(bob), principal(cleo)].toSorted(),
    );
  });

  it("is on a buddy list beside the first, with a line of its own", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await bob.ask("buddy:add", { presentity: presentity(ada), name: "Ada", groups: [] });
    clock.advance(1_000);
    await bob.ask("buddy:add", { presentity: work, name: "Ada (work)", groups: ["Office"] });
    const { buddies } = await bob.ask("buddy:list", {});
    expect(buddies.map(({ name }) => name)).toEqual(["Ada", "Ada (work)"]);
    await bob.ask("buddy:remove", { presentity: work });
    const { watched } = await bob.ask("presence:resume", {});
    expect(watched.map(({ subscription }) => subscription.presentity)).toEqual([presentity(ada)]);
  });

  it("shows nothing of the other to somebody quietly ignored there", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await befriend(bob, ada);
    await befriendAt(bob, ada, work);
    clock.advance(times.notificationIntervalMs);
    await decideAbout(ada, work, { watcher: bob, handling: "polite-block" });
    clock.advance(times.notificationIntervalMs);
    const held = JSON.stringify(await shownOf(bob, work));
    for (const choice of ["not-accepting", "busy", "invisible", "available"] as const) {
      await choose(ada, choice, { note: choice });
      await chooseFor(ada, work, choice === "busy" ? "away" : "available", choice);
      await ada.ask("presence:unpublish", {});
      clock.advance(times.notificationIntervalMs);
      await publish(ada);
      clock.advance(times.notificationIntervalMs);
      expect(JSON.stringify(await shownOf(bob, work))).toBe(held);
    }
    await caughtUp(bob);
    const heard = bob.heard("presence:notified").filter((one) => one.presentity === work);
    expect(heard.map((document) => JSON.stringify(document)).every((one) => one === held)).toBe(
      true,
    );
  });

  it("is told to the owner's other devices", async () => {
    const { ada } = await somePeople(shared);
    using phone = await signIn(service(), nameOf(ada));
    const work = await another(ada);
    const heard = await phone.next("presentity:changed");
    expect(heard.own.map(({ address }) => address)).toEqual([presentity(ada), work]);
    const status = await phone.next("status:changed");
    expect(status).toMatchObject({ presentity: work, choice: "available" });
  });

  it("is one of no more than a principal may have, each of another name", async () => {
    const ada = await join("ada");
    for (let made = 1; made < limits.presentities; made += 1) await another(ada, `p${made}`);
    const one = await ada.call("presentity:create", { tag: "more", label: "" });
    expect(one).toMatchObject({ ok: false, error: { code: "too-many" } });
    const same = await ada.call("presentity:create", { tag: "p1", label: "" });
    expect(same).toMatchObject({ ok: false, error: { code: "name-taken" } });
    const odd = await ada.callRaw("presentity:create", { tag: "A+b", label: "" });
    expect(odd).toMatchObject({ ok: false, error: { code: "invalid-request" } });
  });
});

function isAbsence({ lastSeen }: { readonly lastSeen?: string | null | undefined }): boolean {
  return lastSeen !== undefined;
}

describe("a presentity that somebody guesses", () => {
  it("answers exactly as an address nobody has", async () => {
    const { ada, bob } = await somePeople(shared);
    const guess = PresentityAddress.parse(presentity(ada).replace("@", "+guess@"));
    const nobody = PresentityAddress.parse("pres:nobody@host.test");
    const [one, other] = [await lookUp(bob, guess), await lookUp(bob, nobody)];
    expect({ ...one, presentity: null }).toEqual({ ...other, presentity: null });
    for (const name of ["presence:subscribe", "buddy:add"]) {
      const input = name === "buddy:add" ? { name: "", groups: [] } : {};
      const tries = [guess, nobody].map((address) =>
        bob.callRaw(name, { presentity: address, ...input }),
      );
      const [first, second] = await Promise.all(tries);
      expect(first).toEqual(second);
      expect(first).toMatchObject({ ok: false, error: { code: "address-unknown" } });
    }
  });

  it("is nobody's to manage but its owner's: foreign ones and none at all are the same", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    const none = PresentityAddress.parse(presentity(bob).replace("@", "+none@"));
    const grant = { watcher: principal(bob), handling: "allow" };
    const tries = (address: PresentityAddress): [string, object][] => [
      ["status:choose", { presentity: address, choice: "busy", note: "", until: null }],
      ["access:list", { presentity: address }],
      ["access:decide", { presentity: address, ...grant }],
      ["access:remove", { presentity: address, id: "one" }],
      ["watcher:fetch", { presentity: address }],
      ["watcher:requests", { presentity: address }],
      ["presentity:change", { presentity: address, label: "mine" }],
      ["presentity:remove", { presentity: address }],
    ];
    const missing = tries(none);
    for (const [at, [name, input]] of tries(work).entries()) {
      const foreign = await bob.callRaw(name, input);
      expect(foreign).toMatchObject({ ok: false, error: { code: "not-found" } });
      expect(foreign).toEqual(await bob.callRaw(...(missing[at] ?? ["", {}])));
    }
    expect((await shownOf(ada, work)).presentity).toBe(work);
  });
});

describe("a presentity that its owner takes away", () => {
  it("ends its subscriptions as having gone, and is an address nobody has", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    const work = await another(ada);
    await befriend(bob, ada);
    await befriendAt(bob, ada, work);
    await cleo.ask("presence:subscribe", { presentity: work });
    await ada.ask("presentity:remove", { presentity: work });
    for (const watcher of [bob, cleo]) {
      const { subscription } = await watcher.next(
        "subscription:changed",
        (changed) => changed.subscription.state === "terminated",
      );
      expect(subscription).toMatchObject({ presentity: work, event: "noresource" });
    }
    expect(await lookUp(bob, work)).toMatchObject({
      ok: false,
      error: { code: "address-unknown" },
    });
    expect(availabilityOf(await lookAt(bob, ada))).toBe("available");
    clock.advance(times.notificationIntervalMs);
    await publish(ada, "idle");
    await caughtUp(bob);
    expect(bob.heard("presence:notified").map((document) => document.presentity)).not.toContain(
      work,
    );
  });

  it("leaves nothing to one of the same name", async () => {
    const { ada, bob } = await somePeople(shared);
    const work = await another(ada);
    await befriendAt(bob, ada, work);
    await ada.ask("presentity:remove", { presentity: work });
    expect(await another(ada)).toBe(work);
    expect((await shownOf(bob, work)).lastSeen).toBeNull();
    expect(await ada.ask("access:list", { presentity: work })).toEqual({ rules: [] });
    const { watchers } = await ada.ask("watcher:fetch", { presentity: work });
    expect(watchers).toMatchObject([{ fetchCount: 1, subscribeCount: 0 }]);
    const { watched } = await bob.ask("presence:resume", {});
    expect(watched).toEqual([]);
  });

  it("tells nobody whether they were quietly ignored: all keep what they hold", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    const work = await another(ada);
    await befriendAt(bob, ada, work);
    await befriendAt(cleo, ada, work);
    clock.advance(times.notificationIntervalMs);
    await decideAbout(ada, work, { watcher: cleo, handling: "polite-block" });
    const held = JSON.stringify(await shownOf(cleo, work));
    await ada.ask("presentity:remove", { presentity: work });
    const ended = await cleo.next(
      "subscription:changed",
      (changed) => changed.subscription.state === "terminated",
    );
    expect(JSON.stringify(ended.document)).toBe(held);
  });

  it("is never the first one", async () => {
    const ada = await join("ada");
    const reply = await ada.call("presentity:remove", { presentity: presentity(ada) });
    expect(reply).toMatchObject({ ok: false, error: { code: "invalid-request" } });
  });
});

describe("a service that starts anew", () => {
  it("has every presentity with its rules, status and subscriptions, to the byte", async () => {
    const { first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await publish(ada);
    const work = await another(ada);
    await chooseFor(ada, work, "busy", "thinking");
    await befriendAt(bob, ada, work);
    const before = JSON.stringify(await shownOf(bob, work));
    await first.stop();
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    const { watched } = await again.ask("presence:resume", {});
    expect(JSON.stringify(watched[0]?.document)).toBe(before);
    const owner = await connect(second, ada.credentials);
    const { own } = await owner.ask("presentity:list", {});
    expect(own).toMatchObject([
      { address: presentityOf(principal(ada)), status: { choice: "available" } },
      { address: work, label: "work", status: { choice: "busy", note: "thinking" } },
    ]);
    expect((await owner.ask("access:list", {})).rules).toEqual([]);
    expect((await owner.ask("access:list", { presentity: work })).rules).toHaveLength(1);
  });
});
