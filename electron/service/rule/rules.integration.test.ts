import { describe, expect, it } from "vitest";
import type { AccessGrant, AccessSubject } from "../../../shared/contract/access.ts";
import { times } from "../../../shared/contract/limits.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import {
  about,
  group,
  LIGHT_ONLY,
  NO_NOTES,
  putInGroups,
  rule,
  saying,
} from "../testing/access.fixture.ts";
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
  publish,
  subscribe,
} from "../testing/presence.fixture.ts";
import { openSqliteStorage } from "../storage/sqlite/open-sqlite-storage.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();
const DOMAIN = { kind: "domain", domain: "host.test" } as const;
const ANYBODY = { kind: "authenticated" } as const;

async function somePeople() {
  clock.advance(10_000);
  const ada = await join("ada", { displayName: "Ada" });
  const [bob, cleo, dora] = [await join("bob"), await join("cleo"), await join("dora")];
  await publish(ada);
  clock.advance(times.notificationIntervalMs);
  return { ada, bob, cleo, dora };
}

function statesOf(client: TestClient) {
  return client.heard("subscription:changed").map(({ subscription }) => subscription.state);
}

async function remove(owner: TestClient, id: string) {
  expect(await owner.callRaw("access:remove", { id })).toMatchObject({ ok: true });
}

describe("a rule about many", () => {
  it("moves exactly those it concerns, at once", async () => {
    const { ada, bob, cleo, dora } = await somePeople();
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
    const { ada, bob, cleo } = await somePeople();
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
    const { ada, bob } = await somePeople();
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
    const { ada, bob, cleo } = await somePeople();
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
    const { ada, bob } = await somePeople();
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
    const { ada, bob } = await somePeople();
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
    const { ada, bob } = await somePeople();
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
    const { ada, bob, cleo } = await somePeople();
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
    const { ada, bob } = await somePeople();
    await rule(ada, group("Choir"));
    await putInGroups(bob, ada, ["Choir"]);
    expect(availabilityOf(await lookAt(bob, ada))).toBe("unavailable");
  });

  it("lets two people add each other at once", async () => {
    const { ada, bob } = await somePeople();
    await Promise.all([putInGroups(ada, bob, ["Choir"]), putInGroups(bob, ada, ["Choir"])]);
    expect((await ada.ask("buddy:list", {})).buddies).toHaveLength(1);
    expect((await bob.ask("buddy:list", {})).buddies).toHaveLength(1);
  });
});

describe("time", () => {
  const HOUR_MS = 3_600_000;
  const inHours = (hours: number, now = clock.now()) =>
    new Date(now + hours * HOUR_MS).toISOString();

  it("begins and ends a rule by itself, with nobody there", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await subscribe(bob, ada);
    const now = own.now();
    await rule(ada, ANYBODY, { validity: { from: inHours(0.5, now), until: inHours(2, now) } });
    ada.close();
    own.advance(HOUR_MS / 2 - 1);
    await caughtUp(bob);
    expect(statesOf(bob)).toEqual([]);
    own.advance(1);
    expect((await bob.next("subscription:changed")).subscription.state).toBe("active");
    await first.stop();
    own.advance(HOUR_MS);
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    expect((await again.ask("presence:resume", {})).watched).toMatchObject([
      { subscription: { state: "active" } },
    ]);
    own.advance(HOUR_MS / 2);
    expect((await again.next("subscription:changed")).subscription.state).toBe("pending");
  });

  it("that passed while the service was not there has its effect when it is back", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await rule(ada, ANYBODY, { validity: { from: null, until: inHours(1, own.now()) } });
    await subscribe(bob, ada);
    await first.stop();
    own.advance(2 * HOUR_MS);
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    const looked = await lookAt(again, ada);
    expect(looked.lastSeen).toBeNull();
    const { watched } = await again.ask("presence:resume", {});
    expect(watched).toMatchObject([{ subscription: { state: "pending" } }]);
  });

  it("changes what is shown by the hour, and ends no subscription", async () => {
    const { ada, bob } = await somePeople();
    const start = new Date(Math.ceil(clock.now() / HOUR_MS) * HOUR_MS + HOUR_MS);
    const end = new Date(start.getTime() + HOUR_MS);
    const time = (moment: Date) => moment.toISOString().slice(11, 16);
    const within = {
      timeZone: "UTC",
      days: [1, 2, 3, 4, 5, 6, 7],
      from: time(start),
      to: time(end),
    };
    await rule(ada, about(bob), { hours: { within, otherwise: LIGHT_ONLY } });
    await subscribe(bob, ada);
    const labelOf = async () => (await lookAt(bob, ada)).tuples[0]?.device?.label;
    const goTo = async (moment: number) => {
      // In steps that a lease survives.
      while (clock.now() < moment) {
        clock.advance(Math.min(20_000, moment - clock.now()));
        await publish(ada);
      }
      await caughtUp(bob);
    };
    expect(await labelOf()).toBeUndefined();
    bob.heard("presence:notified");
    await goTo(start.getTime() - 1_000);
    expect(await labelOf()).toBeUndefined();
    await goTo(start.getTime());
    const shown = await bob.next(
      "presence:notified",
      ({ tuples }) => tuples[0]?.device?.label !== undefined,
    );
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(shown));
    await goTo(end.getTime());
    await bob.next("presence:notified", ({ tuples }) => tuples[0]?.device?.label === undefined);
    expect(statesOf(bob)).toEqual([]);
  });
});

describe("a service that ended in the midst of a change", () => {
  it("moves those who were left behind when it is back", async () => {
    const { first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await befriend(bob, ada);
    const { rules } = await ada.ask("access:list", {});
    const [letIn] = rules;
    if (letIn === undefined) throw new Error("a decision makes a rule");
    await first.stop();
    const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
    const storage = await openSqliteStorage({ dataFolder: first.dataFolder, ...nobodyHears });
    const now = new Date().toISOString();
    const put = { ...letIn, handling: "block" as const };
    await storage.repositories.accessRules.edit(principal(ada), { put }, now);
    await storage.repositories.accessRules.setDue(principal(ada), "2026-01-01T11:00:00.000Z");
    await storage.close();
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    expect(await look(again, ada)).toMatchObject({ ok: false });
    const { watched } = await again.ask("presence:resume", {});
    expect(watched).toMatchObject([{ subscription: { state: "terminated", event: "rejected" } }]);
  });
});

describe("saving a rule", () => {
  it("is told to the owner's other devices, which converge, and to nobody else", async () => {
    const { ada, bob } = await somePeople();
    await subscribe(bob, ada);
    const phone = await signIn(service(), nameOf(ada));
    await Promise.all([
      rule(ada, ANYBODY, { id: "same", shows: LIGHT_ONLY }),
      rule(phone, ANYBODY, { id: "same", shows: NO_NOTES }),
      rule(phone, DOMAIN, { handling: "confirm" }),
    ]);
    const { rules } = await ada.ask("access:list", {});
    expect(rules).toHaveLength(2);
    await caughtUp(ada, phone, bob);
    for (const device of [ada, phone]) {
      const heard = device.heard("access:changed").at(-1);
      if (heard !== undefined && device === ada) expect(heard.rules).toEqual(rules);
      expect((await device.ask("access:list", {})).rules).toEqual(rules);
    }
    expect(bob.heard("access:changed")).toEqual([]);
  });

  it("twice is once, and is as old as the first time", async () => {
    const { ada } = await somePeople();
    const first = await rule(ada, DOMAIN, { id: "mine", shows: LIGHT_ONLY });
    clock.advance(60_000);
    expect(await rule(ada, DOMAIN, { id: "mine", shows: LIGHT_ONLY })).toEqual(first);
  });

  it.each<[string, Partial<AccessGrant>]>([
    [
      "ends before it begins",
      { validity: { from: "2026-02-01T00:00:00.000Z", until: "2026-01-01T00:00:00.000Z" } },
    ],
    ["permits nothing", { permits: { fetch: false, subscribe: false } }],
    ["asks about nobody", { condition: { kind: "anonymous" }, handling: "confirm" }],
    [
      "knows no such zone",
      {
        hours: {
          within: { timeZone: "Mars/Olympus", days: [1], from: "09:00", to: "17:00" },
          otherwise: LIGHT_ONLY,
        },
      },
    ],
  ])("that %s is refused, and nothing becomes of it", async (_what, more) => {
    const { ada } = await somePeople();
    const wish = { id: null, ...plainGrant(ANYBODY, "allow"), ...more };
    const refused = { ok: false, error: { code: "invalid-request" } };
    expect(await ada.callRaw("access:save", wish)).toMatchObject(refused);
    expect((await ada.ask("access:list", {})).rules).toEqual([]);
  });

  it("leaves the plain decision in one act, whatever there was about the person", async () => {
    const { ada, bob } = await somePeople();
    await rule(ada, about(bob), { shows: LIGHT_ONLY });
    await rule(ada, about(bob), { shows: NO_NOTES, minimumLevel: "password" });
    await decide(ada, bob, "allow");
    expect((await ada.ask("access:list", {})).rules).toMatchObject([
      plainGrant(about(bob), "allow"),
    ]);
    expect((await lookAt(bob, ada)).tuples[0]?.device?.label).toBe("Test laptop");
    await rule(ada, ANYBODY, { shows: LIGHT_ONLY });
    await decide(ada, bob, "confirm");
    expect((await lookAt(bob, ada)).tuples[0]?.device?.label).toBeUndefined();
  });
});

describe("a preview", () => {
  async function preview(owner: TestClient, as: AccessSubject, draft: unknown = null) {
    const reply = await owner.callRaw("access:preview", { as, at: null, draft });
    if (!reply.ok) throw new Error(reply.error.message);
    return owner.ask("access:preview", { as, at: null, draft: draft as never });
  }

  it("shows what somebody would be shown, and leaves no trace", async () => {
    const { ada, bob } = await somePeople();
    const saved = await rule(ada, about(bob), { shows: LIGHT_ONLY });
    await choose(ada, "available", { note: "hello" });
    const shown = await preview(ada, { kind: "person", person: principal(bob) });
    expect(shown).toMatchObject({ handling: "allow", ruleId: saved.id });
    if (shown.document === null) throw new Error("a document is shown");
    expect((await ada.ask("watcher:fetch", {})).watchers).toEqual([]);
    expect(saying(shown.document)).toBe(saying(await lookAt(bob, ada)));
  });

  it("of a draft shows what saving it would", async () => {
    const { ada, bob } = await somePeople();
    await befriend(bob, ada);
    const as = { kind: "person", person: principal(bob) } as const;
    for (const more of [
      { shows: LIGHT_ONLY },
      { handling: "polite-block" as const },
      { handling: "allow" as const },
      { handling: "confirm" as const },
    ]) {
      const { rules } = await ada.ask("access:list", {});
      const draft = { ...plainGrant(about(bob), "allow"), ...more, id: rules[0]?.id ?? null };
      const shown = await preview(ada, as, draft);
      await rule(ada, about(bob), { ...draft, id: draft.id ?? "none" });
      if (shown.document === null) throw new Error("a document is shown");
      expect(saying(shown.document)).toBe(saying(await lookAt(bob, ada)));
    }
  });

  it("of asking somebody again who was refused shows what strangers are shown", async () => {
    const { ada, bob, cleo } = await somePeople();
    const { id } = await rule(ada, about(bob), { handling: "block" });
    const draft = { id, ...plainGrant(about(bob), "confirm") };
    const shown = await preview(ada, { kind: "person", person: principal(bob) }, draft);
    expect(shown).toMatchObject({ handling: "confirm", document: { lastSeen: null } });
    expect(JSON.stringify(shown.document)).toBe(JSON.stringify(await lookAt(cleo, ada)));
  });

  it("tells strangers, and nobody in particular, from people", async () => {
    const { ada } = await somePeople();
    const stranger = { kind: "stranger", domain: "elsewhere.test" } as const;
    expect(await preview(ada, stranger)).toMatchObject({ handling: "confirm", ruleId: null });
    expect(await preview(ada, { kind: "anonymous" })).toMatchObject({
      handling: "block",
      document: null,
    });
    const draft = { id: null, ...plainGrant({ kind: "anonymous" }, "allow"), shows: LIGHT_ONLY };
    const seen = await preview(ada, { kind: "anonymous" }, draft);
    expect(seen).toMatchObject({ handling: "allow", ruleId: null });
    expect(seen.document?.tuples[0]?.device).toEqual({});
    const elsewhere = { kind: "domain", domain: "elsewhere.test" } as const;
    await rule(ada, elsewhere, { handling: "block" });
    expect(await preview(ada, stranger)).toMatchObject({ handling: "block", document: null });
  });
});

it("still tells a watcher who is let in by a group of every change", async () => {
  const { ada, bob } = await somePeople();
  await rule(ada, group("Choir"), { shows: NO_NOTES });
  await putInGroups(ada, bob, ["Choir"]);
  await subscribe(bob, ada);
  await choose(ada, "busy");
  await notified(bob, "busy");
});
