import { describe, expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  decide,
  look,
  nameOf,
  presentity,
  principal,
  subscribe,
} from "../testing/presence.fixture.ts";
import { except, hide, HOUR_MS, admitAnonymous, showAgain } from "../testing/hiding.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, join, service } = useSharedService();
const DAY_MS = 86_400_000;

async function people() {
  clock.advance(60_000);
  const [ada, bob, cleo] = [await join("ada"), await join("bob"), await join("cleo")];
  return { ada, bob, cleo };
}

const letRead = (owner: TestClient, reader: TestClient, isAllowed = true) =>
  owner.ask("watcher:let-read", { reader: principal(reader), isAllowed });
const read = (reader: TestClient, owner: TestClient) =>
  reader.ask("watcher:read", { presentity: presentity(owner) });
const readersOf = async (owner: TestClient) => (await owner.ask("watcher:readers", {})).readers;
const found = ({ watchers }: { readonly watchers: readonly { readonly watcher: string }[] }) =>
  watchers.map(({ watcher }) => watcher);

/** Every change up to now was told to whom it concerns. */
async function settledFor(owner: TestClient, ...others: readonly TestClient[]): Promise<void> {
  clock.advance(times.notificationIntervalMs);
  await owner.ask("watcher:fetch", {});
  await caughtUp(owner, ...others);
}

describe("watcher information for somebody else", () => {
  it("is refused alike unless its owner lets them, wherever the address is", async () => {
    const { ada, bob } = await people();
    const addresses = ["pres:nobody@elsewhere.test", "pres:nobody@home.test", presentity(ada)];
    const answers = new Set<string>();
    for (const address of addresses) {
      for (const name of ["watcher:read", "watcher:subscribe"] as const) {
        const reply = await bob.call(name, { presentity: PresentityAddress.parse(address) });
        answers.add(reply.ok ? "ok" : `${reply.error.code} ${reply.error.message}`);
      }
    }
    expect([...answers]).toEqual(["forbidden they don't let you see who watches them"]);
  });

  it("shows who watches, how and on which days, and nothing of what the owner decided", async () => {
    const { ada, bob, cleo } = await people();
    await befriend(bob, ada);
    await decide(ada, cleo, "polite-block");
    await subscribe(cleo, ada);
    await letRead(ada, bob);
    const shared = await read(bob, ada);
    expect(found(shared)).toEqual([principal(bob), principal(cleo)]);
    const [known, ignored] = shared.watchers.map((one) => ({
      ...one,
      watcher: null,
      displayName: null,
    }));
    expect(known).toEqual(ignored);
    expect(known).toMatchObject({ kinds: ["subscriber"], isSubscribed: true, subscribeCount: 1 });
    expect(known?.firstDay).toMatch(/T00:00:00.000Z$/);
  });

  it("leaves out whoever was refused, and who still waits for an answer", async () => {
    const { ada, bob, cleo } = await people();
    await decide(ada, bob, "block");
    await look(bob, ada);
    await subscribe(cleo, ada);
    const dora = await join("dora");
    await letRead(ada, dora);
    expect(found(await read(dora, ada))).toEqual([]);
    await look(cleo, ada);
    expect(found(await read(dora, ada))).toEqual([principal(cleo)]);
  });

  it("is recorded one level up: who reads, who is told, and who tried", async () => {
    const { ada, bob, cleo } = await people();
    await letRead(ada, bob);
    expect(await readersOf(ada)).toMatchObject([
      { reader: principal(bob), isAllowed: true, firstAt: null, fetchCount: 0 },
    ]);
    await read(bob, ada);
    await bob.ask("watcher:subscribe", { presentity: presentity(ada) });
    await bob.ask("watcher:subscribe", { presentity: presentity(ada) });
    await cleo.call("watcher:read", { presentity: presentity(ada) });
    const now = new Date(clock.now()).toISOString();
    expect(await readersOf(ada)).toMatchObject([
      {
        reader: principal(bob),
        isSubscribed: true,
        fetchCount: 1,
        subscribeCount: 1,
        refusedCount: 0,
        lastAt: now,
      },
      { reader: principal(cleo), isAllowed: false, isSubscribed: false, refusedCount: 1 },
    ]);
    bob.close();
    await bob.closed();
    await expect
      .poll(() => readersOf(ada))
      .toMatchObject([{ isSubscribed: false, cancelCount: 1 }, {}]);
  });

  it("tells who reads on of what changed for them, and of nothing else", async () => {
    const { ada, bob, cleo } = await people();
    await letRead(ada, bob);
    const first = await bob.ask("watcher:subscribe", { presentity: presentity(ada) });
    expect(first.watchers).toEqual([]);
    await decide(ada, cleo, "block");
    await look(cleo, ada);
    clock.advance(times.notificationIntervalMs);
    await caughtUp(ada, bob);
    await read(bob, ada);
    expect(bob.heard("watcher:shared-changed")).toEqual([]);
    await befriend(bob, ada);
    clock.advance(times.notificationIntervalMs);
    const told = await bob.next("watcher:shared-changed");
    expect(told.presentity).toBe(presentity(ada));
    expect(told.version).toBeGreaterThan(first.version);
    expect(found(await read(bob, ada))).toEqual([principal(bob)]);
  });

  it("ends at once for whom the owner lets no longer, who is told to read again", async () => {
    const { ada, bob } = await people();
    await letRead(ada, bob);
    await bob.ask("watcher:subscribe", { presentity: presentity(ada) });
    await letRead(ada, bob, false);
    await bob.next("watcher:shared-changed");
    const reply = await bob.call("watcher:read", { presentity: presentity(ada) });
    expect(reply).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await readersOf(ada)).toMatchObject([{ isAllowed: false, isSubscribed: false }]);
  });

  it("ends on every device of whom the owner lets no longer, who hears no more of it", async () => {
    const { ada, bob, cleo } = await people();
    const phone = await signIn(service(), nameOf(bob));
    await letRead(ada, bob);
    for (const device of [bob, phone]) {
      await device.ask("watcher:subscribe", { presentity: presentity(ada) });
    }
    await letRead(ada, bob, false);
    await Promise.all([bob, phone].map((device) => device.next("watcher:shared-changed")));
    expect(await readersOf(ada)).toMatchObject([{ isSubscribed: false, cancelCount: 2 }]);
    await befriend(cleo, ada);
    await settledFor(ada, bob, phone);
    expect(phone.heard("watcher:shared-changed")).toEqual([]);
  });

  it("tells nothing to one device because the other stopped", async () => {
    const { ada, bob, cleo } = await people();
    const phone = await signIn(service(), nameOf(bob));
    await letRead(ada, bob);
    for (const device of [bob, phone]) {
      await device.ask("watcher:subscribe", { presentity: presentity(ada) });
    }
    await phone.ask("watcher:unsubscribe", { presentity: presentity(ada) });
    await decide(ada, cleo, "block");
    await look(cleo, ada);
    await settledFor(ada, bob);
    expect(bob.heard("watcher:shared-changed")).toEqual([]);
    await befriend(bob, ada);
    clock.advance(times.notificationIntervalMs);
    await bob.next("watcher:shared-changed");
  });

  it("of one's own leaves no trace there", async () => {
    const { ada } = await people();
    await read(ada, ada);
    expect(await readersOf(ada)).toEqual([]);
  });

  it("goes to nobody who has no account, nor to oneself", async () => {
    const { ada } = await people();
    const nobody = await ada.callRaw("watcher:let-read", { reader: "nobody@h", isAllowed: true });
    expect(nobody).toMatchObject({ ok: false, error: { code: "address-unknown" } });
    const self = { reader: principal(ada), isAllowed: true };
    expect(await ada.call("watcher:let-read", self)).toMatchObject({ ok: false });
    expect(await readersOf(ada)).toEqual([]);
  });

  it("forgets readers with the span, keeps whom the owner lets, and lasts over a restart", async () => {
    const { clock: own, first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    const cleo = await register(first, "cleo");
    await letRead(ada, bob);
    await read(bob, ada);
    await cleo.call("watcher:read", { presentity: presentity(ada) });
    await first.stop();
    own.advance(29 * DAY_MS);
    const second = await restart();
    const again = await connect(second, ada.credentials);
    expect(await readersOf(again)).toMatchObject([{ fetchCount: 1 }, { refusedCount: 1 }]);
    own.advance(2 * DAY_MS);
    await again.ask("watcher:set-span", { days: 30 });
    expect(await readersOf(again)).toMatchObject([
      { reader: principal(bob), isAllowed: true, lastAt: null, fetchCount: 0 },
    ]);
    await second.stop();
  });
});

describe("somebody who hides that they watch", () => {
  it("is in nobody else's reading from then on, nor does what they do move it", async () => {
    const { ada, bob, cleo } = await people();
    await admitAnonymous(ada);
    await befriend(bob, ada);
    await letRead(ada, cleo);
    const before = await cleo.ask("watcher:subscribe", { presentity: presentity(ada) });
    expect(found(before)).toEqual([principal(bob)]);
    await hide(bob);
    const after = await read(cleo, ada);
    expect(after.watchers).toEqual([]);
    await settledFor(ada, cleo);
    expect((await cleo.next("watcher:shared-changed")).version).toBe(after.version);
    await look(bob, ada);
    await subscribe(bob, ada);
    clock.advance(26 * HOUR_MS);
    expect((await ada.ask("watcher:fetch", {})).anonymous).toMatchObject({ fetchCount: 1 });
    await settledFor(ada, cleo);
    expect(cleo.heard("watcher:shared-changed")).toEqual([]);
    expect(await read(cleo, ada)).toEqual(after);
    await showAgain(bob);
    expect(found(await read(cleo, ada))).toEqual([principal(bob)]);
  });

  it("is left out for those whom they don't watch, and stays the owner's to see", async () => {
    const { ada, bob, cleo } = await people();
    const dora = await join("dora");
    await befriend(bob, ada);
    await befriend(bob, dora);
    for (const reader of [cleo, dora]) await letRead(ada, reader);
    await bob.ask("visibility:set", except(ada, "watched"));
    expect(found(await read(cleo, ada))).toEqual([]);
    expect(found(await read(dora, ada))).toEqual([principal(bob)]);
    const { watchers } = await ada.ask("watcher:fetch", {});
    expect(watchers).toMatchObject([{ watcher: principal(bob), state: "active" }]);
  });
});
