import { describe, expect, it } from "vitest";
import type { PresenceDocument } from "../../shared/contract/presence.ts";
import { availabilityOf } from "../../shared/model/availability.ts";
import {
  openAgent,
  register,
  signIn,
  startAgent,
  type TestAgent,
} from "./testing/test-agent.fixture.ts";
import { aTown, befriend, optionsIn } from "./testing/town.fixture.ts";
import { until } from "./testing/until.fixture.ts";
import type { Credentials } from "../../shared/contract/account.ts";

const lampOf = (test: TestAgent, { identity }: Credentials) => {
  const view = test.agent.roster.find(identity.presentity);
  const document: PresenceDocument | null = view?.document ?? null;
  return view?.isLive === true ? availabilityOf(document) : "unknown";
};

describe("two agents", { timeout: 120_000 }, () => {
  it("become buddies, see each other's light change, and chat", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    await befriend(one, other, [ada, bob]);
    await until(() => lampOf(one, bob) === "available");
    expect(other.agent.access.requests()).toEqual([]);
    expect(other.agent.access.rules()).toMatchObject([{ handling: "allow" }]);

    await other.agent.status.choose({ choice: "busy", note: "cooking", until: null });
    await until(() => lampOf(one, bob) === "busy");

    await one.agent.sender.send(bob.identity.inbox, "Good morning");
    const [received] = await until(
      () => other.log(ada.identity.inbox),
      (log) => log.length > 0,
    );
    expect(received).toMatchObject({ text: "Good morning", state: "received", isOwn: false });
    const [summary] = await other.agent.inbox.conversations();
    expect(summary).toMatchObject({ peer: ada.identity.inbox, unreadCount: 1 });
    await until(
      () => one.log(bob.identity.inbox),
      ([sent]) => sent?.state === "stored" || sent?.state === "delivered",
    );

    await other.stop();
    await until(() => lampOf(one, bob) === "unavailable");
  });

  it("know who looked", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    const first = await other.agent.information.fetch("window");
    expect(first.watchers).toEqual([]);
    const changed: number[] = [];
    other.agent.information.onDidChange(({ watchers }) => changed.push(watchers.length));
    const document = await one.agent.watcher.look(bob.identity.presentity);
    expect(availabilityOf(document)).toBe("unavailable");
    await until(() => changed.at(-1) === 1);
    const { watchers } = await other.agent.information.fetch("window");
    expect(watchers).toMatchObject([
      { watcher: ada.identity.principal, kinds: ["fetcher"], fetchCount: 1 },
    ]);
  });

  it("write to each other while one is away, and nothing waits for the other", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    for (const text of ["one", "two"]) await one.agent.sender.send(bob.identity.inbox, text);
    await until(
      () => one.log(bob.identity.inbox),
      (log) => log.length === 2 && log.every(({ state }) => state === "stored"),
    );
    await using other = await startAgent(optionsIn(town, bob));
    const log = await until(
      () => other.log(ada.identity.inbox),
      (found) => found.length === 2,
    );
    expect(log.map(({ text }) => text)).toEqual(["one", "two"]);
  });
});

describe("an agent that writes more than its service takes at once", { timeout: 120_000 }, () => {
  it("brings everything through, once", async () => {
    await using town = await aTown(true);
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    const texts = Array.from({ length: 400 }, (_, place) => `${place}`);
    await Promise.all(texts.map((text) => one.agent.sender.send(bob.identity.inbox, text)));
    const received = await until(
      () => other.log(ada.identity.inbox),
      (log) => log.length === texts.length,
    );
    expect(new Set(received.map(({ text }) => text))).toEqual(new Set(texts));
    await until(
      () => one.log(bob.identity.inbox),
      (log) => log.length === texts.length && log.every(({ state }) => state === "stored"),
    );
  });
});

describe("an agent without a service", { timeout: 120_000 }, () => {
  it("shows its buddies as they were, and takes messages that leave later", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    const before = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    await befriend(before, other, [ada, bob]);
    await until(() => lampOf(before, bob) === "available");
    await before.stop();
    await town.kill();

    await using after = await openAgent(optionsIn(town, ada));
    const [cached] = after.agent.roster.buddies();
    expect(cached).toMatchObject({ isLive: false, displayName: "BOB" });
    expect(availabilityOf(cached?.document ?? null)).toBe("available");
    expect(Date.parse(cached?.asOf ?? "")).toBeLessThanOrEqual(Date.now());
    after.agent.start();
    const sent = await after.agent.sender.send(bob.identity.inbox, "when you are back");
    expect(sent.state).toBe("sending");

    await town.restart();
    await after.online();
    await until(
      () => other.log(ada.identity.inbox),
      ([received]) => received?.text === "when you are back",
    );
  });

  it("keeps a status chosen meanwhile to itself until it can be told", async () => {
    await using town = await aTown();
    const ada = await register(town.url(), "ada");
    const before = await startAgent(optionsIn(town, ada));
    await until(() => before.agent.status.status() !== null);
    await before.stop();
    await using offline = await openAgent(optionsIn(town, ada));
    const chosen = await offline.agent.status.choose({
      choice: "invisible",
      note: "",
      until: null,
    });
    expect(chosen.choice).toBe("invisible");
    offline.agent.start();
    await offline.online();
    await using other = await startAgent(optionsIn(town, await signIn(town.url(), "ada")));
    await until(() => other.agent.status.status()?.choice === "invisible");
  });
});

describe("a send that fails", { timeout: 120_000 }, () => {
  it("shows why, and can be repeated once the reason is gone", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    await other.agent.status.choose({ choice: "not-accepting", note: "", until: null });
    const { id } = await one.agent.sender.send(bob.identity.inbox, "hello?");
    const [failed] = await until(
      () => one.log(bob.identity.inbox),
      ([sent]) => sent?.state === "failed",
    );
    expect(failed?.failure).toBe("not-accepting");
    await other.agent.status.choose({ choice: "available", note: "", until: null });
    await one.agent.sender.retry(id);
    await until(
      () => other.log(ada.identity.inbox),
      ([received]) => received?.text === "hello?",
    );
    const [summary] = await one.agent.inbox.conversations();
    expect(summary?.failedCount).toBe(0);
  });

  it("can be taken back for editing", async () => {
    await using town = await aTown();
    const ada = await register(town.url(), "ada");
    await using one = await startAgent(optionsIn(town, ada));
    const tooLong = "ä".repeat(4 * 1024 + 1);
    const { id, peer } = await one.agent.sender.send(ada.identity.inbox, tooLong);
    const [failed] = await until(
      () => one.log(peer),
      ([sent]) => sent?.state === "failed",
    );
    expect(failed?.failure).toBe("message-too-long");
    expect(await one.agent.sender.cancel(id)).toBe(tooLong);
    expect(await one.log(peer)).toEqual([]);
  });
});

describe("two devices of one account", { timeout: 120_000 }, () => {
  it("hold the same conversation in the same order, and read it once", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using desk = await startAgent(optionsIn(town, ada));
    await using phone = await startAgent(optionsIn(town, await signIn(town.url(), "ada")));
    await using other = await startAgent(optionsIn(town, bob));
    const peers = [bob.identity.inbox, ada.identity.inbox] as const;
    await Promise.all(
      Array.from({ length: 20 }, (_, place) => [
        desk.agent.sender.send(peers[0], `desk ${place}`),
        phone.agent.sender.send(peers[0], `phone ${place}`),
        other.agent.sender.send(peers[1], `bob ${place}`),
      ]).flat(),
    );
    const whole = (test: TestAgent) =>
      until(
        () => test.log(peers[0]),
        (log) =>
          log.length === 60 &&
          log.every(({ position, state }) => Number.isInteger(position) && state !== "sending"),
      );
    const [atDesk, onPhone] = await Promise.all([whole(desk), whole(phone)]);
    expect(onPhone.map(({ id }) => id)).toEqual(atDesk.map(({ id }) => id));

    const last = atDesk.findLast(({ isOwn }) => !isOwn);
    await desk.agent.inbox.displayed(peers[0], last?.id ?? atDesk[0]?.id ?? neverSent());
    await until(async () => (await phone.agent.inbox.conversations())[0]?.unreadCount === 0);
  });

  it("share buddies and answers", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using desk = await startAgent(optionsIn(town, ada));
    await using phone = await startAgent(optionsIn(town, await signIn(town.url(), "ada")));
    await using other = await startAgent(optionsIn(town, bob));
    await befriend(desk, other, [ada, bob]);
    await until(() => lampOf(phone, bob) === "available");
    await befriend(other, phone, [bob, ada]);
    await until(() => desk.agent.access.rules().length === 1);
    await until(() => desk.agent.access.requests().length === 0);
    await phone.agent.watcher.remove(bob.identity.presentity);
    await until(() => desk.agent.roster.buddies().length === 0);
  });

  it("can end each other", async () => {
    await using town = await aTown();
    const ada = await register(town.url(), "ada");
    await using desk = await startAgent(optionsIn(town, ada));
    const lost = await signIn(town.url(), "ada");
    await using phone = await startAgent(optionsIn(town, lost));
    await desk.agent.connection.request("account:revoke-device", { deviceId: lost.deviceId });
    const state = await until(
      () => phone.agent.connection.state(),
      (now) => now.state === "refused",
    );
    expect(state).toMatchObject({ code: "unauthenticated", retryAt: null });
    expect(desk.agent.connection.isOnline()).toBe(true);
  });
});

function neverSent(): never {
  throw new Error("nothing was received");
}
