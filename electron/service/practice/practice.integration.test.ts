import { describe, expect, it } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { WatcherEntry } from "../../../shared/contract/watcher.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { connect, register, type TestClient } from "../testing/client.fixture.ts";
import {
  aMessage,
  messagesOf,
  readInbox,
  textMessage,
  textsOf,
} from "../testing/message.fixture.ts";
import { caughtUp, publish } from "../testing/presence.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService({ hasPracticeBuddies: true });

/** Time goes by for a guest who is there, slowly enough for everybody to act in between. */
async function pass(seconds: number, guest: TestClient, time = clock): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    time.advance(1_000);
    if (second % 10 === 0) await publish(guest);
    await caughtUp(guest);
    await guest.ask("watcher:fetch", {});
  }
}

async function aGuest(): Promise<TestClient> {
  const guest = await join("guest");
  await publish(guest);
  await guest.ask("practice:invite", {});
  return guest;
}

function named(name: string): PrincipalAddress {
  return PrincipalAddress.parse(`${name}@host.test`);
}

async function watchersOf(guest: TestClient): Promise<Map<string, WatcherEntry>> {
  const { watchers } = await guest.ask("watcher:fetch", {});
  return new Map(watchers.map((entry) => [entry.watcher.replace(/@.*/, ""), entry]));
}

describe("practice buddies", () => {
  it("give every view something true to show within a minute", { timeout: 60_000 }, async () => {
    const guest = await aGuest();
    await pass(58, guest);
    const watchers = await watchersOf(guest);
    expect(watchers.get("otto")).toMatchObject({
      kinds: ["fetcher", "poller"],
      pollIntervalMs: 10_000,
      lastShown: "full",
    });
    expect(watchers.get("nora")).toMatchObject({ kinds: ["fetcher"], lastShown: "unavailable" });
    expect(watchers.get("nora")?.fetchCount).toBeGreaterThan(3);
    expect(watchers.get("finn")?.subscribeCount).toBeGreaterThan(2);
    expect(watchers.get("finn")?.cancelCount).toBeGreaterThan(1);
    expect(watchers.get("penny")).toMatchObject({ state: "pending" });
    expect(watchers.get("wanda")).toMatchObject({ state: "active", kinds: ["subscriber"] });
    const { requests } = await guest.ask("watcher:requests", {});
    expect(requests.map(({ watcher }) => watcher)).toEqual([named("penny")]);
    const lamps = guest.heard("presence:notified").map((document) => availabilityOf(document));
    expect(new Set(lamps)).toEqual(new Set(["available", "busy", "away", "closed"]));
    expect(textsOf(await readInbox(guest)).join()).toContain("Ekko");
  });

  it("join the list of the one who asks, once", async () => {
    const guest = await join("guest");
    const first = await guest.ask("practice:invite", {});
    const again = await guest.ask("practice:invite", {});
    expect(again).toEqual(first);
    const { buddies } = await guest.ask("buddy:list", {});
    expect(buddies.map((buddy) => buddy.presentity)).toEqual(first.buddies);
    expect(buddies.every((buddy) => buddy.groups.length === 1)).toBe(true);
    expect(guest.heard("buddy:changed")).toHaveLength(2);
    expect((await guest.ask("presence:resume", {})).watched).toHaveLength(2);
  });

  it("answer each message once, and only those who asked them over", async () => {
    const guest = await aGuest();
    const stranger = await join("stranger");
    const ekko = `im:${named("ekko")}`;
    const fromEkko = (text: string) =>
      guest.next("inbox:items", ({ items }) =>
        messagesOf(items).some(({ sender, body }) => sender === ekko && body.text.includes(text)),
      );
    const answers = [fromEkko("canyon"), fromEkko("hello … hello"), fromEkko("again … again")];
    await stranger.ask("message:send", aMessage(ekko));
    await guest.ask("message:send", aMessage(ekko));
    await pass(4, guest);
    await Promise.all(answers.slice(0, 2));
    await guest.ask("message:send", textMessage(ekko, "again"));
    await pass(4, guest);
    await answers[2];
    const own = messagesOf(await readInbox(guest)).filter(({ sender }) => sender === ekko);
    expect(own).toHaveLength(3);
    expect(messagesOf(await readInbox(stranger))).toHaveLength(1);
  });

  it("leave alone whoever shows them the door", async () => {
    const guest = await aGuest();
    await pass(15, guest);
    for (const name of ["otto", "nora", "finn", "penny", "wanda", "ekko"]) {
      await guest.ask("access:decide", { watcher: named(name), handling: "block" });
    }
    const before = await watchersOf(guest);
    await pass(45, guest);
    expect(await watchersOf(guest)).toEqual(before);
    // Asked over again, they respect what was decided.
    await guest.ask("practice:invite", {});
    await pass(20, guest);
    expect(await watchersOf(guest)).toEqual(before);
  });

  it("do nothing to people who did not ask them over", async () => {
    const guest = await aGuest();
    const other = await join("other");
    await publish(other);
    await pass(15, guest);
    expect(await watchersOf(other)).toEqual(new Map());
  });

  it("go home when their guest is away, and are back with them, over a restart too", async () => {
    const own = await startStoppableService({ hasPracticeBuddies: true });
    const guest = await register(own.first, "guest");
    await publish(guest);
    await guest.ask("practice:invite", {});
    await pass(12, guest, own.clock);
    const seen = (await watchersOf(guest)).get("otto")?.fetchCount ?? 0;
    expect(seen).toBeGreaterThan(0);
    await own.first.stop();
    const second = await own.restart();
    const friend = await register(second, "friend");
    await pass(40, friend, own.clock);
    const back = await connect(second, guest.credentials);
    expect((await watchersOf(back)).get("otto")?.fetchCount).toBe(seen);
    await pass(12, back, own.clock);
    expect((await watchersOf(back)).get("otto")?.fetchCount).toBeGreaterThan(seen);
    await second.stop();
  });

  it("have names that are nobody's to take", async () => {
    await aGuest();
    await expect(register(service(), "ekko")).rejects.toThrow(/reserved|taken/u);
  });

  it("are not to be had where the service has none", async () => {
    const { first } = await startStoppableService();
    const ada = await register(first, "ada");
    const refused = await ada.call("practice:invite", {});
    expect(refused).toMatchObject({ ok: false, error: { code: "not-found" } });
  });
});
