import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import { times } from "../../../shared/contract/limits.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import { aMessage, readInbox, textMessage, textsOf } from "../testing/message.fixture.ts";
import { startTestService, type TestService } from "../testing/start-service.fixture.ts";

const refused = (code: string) => ({
  ok: false,
  error: { code, message: expect.any(String) as unknown },
});

let service: TestService;
// Presence is notified once a second: the tests let that second pass themselves.
const clock = createManualClock();
beforeAll(async () => void (service = await startTestService({ clock })));
afterAll(() => service[Symbol.asyncDispose]());

let count = 0;
async function twoPeople(): Promise<[TestClient, TestClient]> {
  count += 1;
  return [await register(service, `ada.${count}`), await register(service, `ben.${count}`)];
}

function decide(owner: TestClient, about: TestClient, handling: AccessHandling) {
  return owner.ask("access:decide", { watcher: about.welcome.identity.principal, handling });
}

function choose(person: TestClient, choice: StatusChoice) {
  return person.ask("status:choose", { choice, note: "", until: null });
}

/** What the service told a sender about their messages, in order. */
async function receiptsOf(sender: TestClient): Promise<string[]> {
  const items = await readInbox(sender);
  return items.flatMap((item) => ("state" in item ? [`${item.state} ${item.messageId}`] : []));
}

async function acknowledgeAll(client: TestClient): Promise<void> {
  const { last } = await client.ask("inbox:fetch", { after: 0, limit: 1 });
  await client.ask("inbox:acknowledge", { through: last });
}

/** Waits until everything that was on its way to this client has come: its own note is behind it. */
async function drain(client: TestClient): Promise<void> {
  const note = textMessage(client, `note ${Math.random()}`);
  await client.ask("message:send", note);
  await client.next("inbox:items", ({ items }) =>
    items.some((item) => "message" in item && item.message.id === note.id),
  );
}

describe("the fate of a message", () => {
  it("to somebody who is away is to be stored", async () => {
    const [ada, ben] = await twoPeople();
    ben.close();
    await ada.ask("message:send", textMessage(ben, "for later"));
    using back = await connect(service, ben.credentials);
    expect(textsOf(await readInbox(back))).toEqual(["for later"]);
  });

  it("to a closed inbox is to be refused, also while its owner is away, and leaves nothing", async () => {
    const [ada, ben] = await twoPeople();
    await choose(ben, "not-accepting");
    expect(await ada.call("message:send", aMessage(ben))).toEqual(refused("not-accepting"));
    ben.close();
    await ben.closed();
    expect(await ada.call("message:send", aMessage(ben))).toEqual(refused("not-accepting"));
    expect(await readInbox(ada)).toEqual([]);
    using back = await connect(service, ben.credentials);
    expect(await readInbox(back)).toEqual([]);
    await choose(back, "available");
    expect(await ada.call("message:send", aMessage(ben))).toMatchObject({ ok: true });
  });

  it("from somebody who is blocked openly is to be declined", async () => {
    const [ada, ben] = await twoPeople();
    await decide(ben, ada, "block");
    expect(await ada.call("message:send", aMessage(ben))).toEqual(refused("declined"));
    expect(await readInbox(ada)).toEqual([]);
    expect(await readInbox(ben)).toEqual([]);
  });

  it("from somebody who is quietly ignored is to be acknowledged, thrown away and counted", async () => {
    await using own = await startTestService();
    using ada = await register(own, "ada");
    using ben = await register(own, "ben");
    await decide(ben, ada, "polite-block");
    const messages = [textMessage(ben, "one"), textMessage(ben, "two")];
    for (const message of messages)
      expect(await ada.call("message:send", message)).toMatchObject({ ok: true });
    expect(textsOf(await readInbox(ada))).toEqual(["one", "two"]);
    expect(await readInbox(ben)).toEqual([]);
    await acknowledgeAll(ben);
    await own.stop();
    const database = new DatabaseSync(join(own.dataFolder, "porchlight.sqlite"));
    const counts = database.prepare('select "sender", "count" from "ignoredMessages"').all();
    database.close();
    expect(counts).toEqual([{ sender: "ada@host.test", count: 2 }]);
  });

  it("from somebody who is quietly ignored is the same for a repeat, a reused id and a closed inbox", async () => {
    const [ada, ben] = await twoPeople();
    await decide(ben, ada, "polite-block");
    await choose(ben, "not-accepting");
    const message = textMessage(ben, "one");
    const first = await ada.call("message:send", message);
    expect(first).toMatchObject({ ok: true });
    expect(await ada.call("message:send", message)).toEqual(first);
    expect(await ada.call("message:send", { ...textMessage(ben, "two"), id: message.id })).toEqual(
      refused("message-id-reused"),
    );
    expect(await readInbox(ada)).toHaveLength(1);
    expect(await readInbox(ben)).toEqual([]);
  });

  it("stays what it was when it is asked again after the recipient changed their mind", async () => {
    const [ada, ben] = await twoPeople();
    const message = textMessage(ben, "stored");
    const first = await ada.call("message:send", message);
    await choose(ben, "not-accepting");
    expect(await ada.call("message:send", message)).toEqual(first);
    await decide(ben, ada, "block");
    expect(await ada.call("message:send", message)).toEqual(first);
    const other = { ...textMessage(ben, "other"), id: message.id };
    expect(await ada.call("message:send", other)).toEqual(refused("message-id-reused"));
    expect(await ada.call("message:send", aMessage(ben))).toEqual(refused("declined"));
  });
});

describe("receipts", () => {
  /** Ben lets Ada see him, and is there. */
  async function twoFriends(): Promise<[TestClient, TestClient]> {
    const [ada, ben] = await twoPeople();
    await decide(ben, ada, "allow");
    await ben.ask("presence:publish", { userInput: "active" });
    clock.advance(times.notificationIntervalMs);
    return [ada, ben];
  }

  it("tell a sender who may see the recipient what was delivered and what was displayed", async () => {
    const [ada, ben] = await twoFriends();
    const message = aMessage(ben);
    await ada.ask("message:send", message);
    await ben.ask("inbox:acknowledge", { through: 1 });
    const delivered = await ada.next("inbox:items", ({ items }) => items[0]?.kind === "receipt");
    expect(delivered.items).toEqual([
      {
        sequence: 2,
        kind: "receipt",
        peer: ben.welcome.identity.inbox,
        messageId: message.id,
        state: "delivered",
        at: expect.any(String) as unknown,
      },
    ]);
    await ben.ask("message:displayed", { peer: ada.welcome.identity.inbox, through: message.id });
    const displayed = await ada.next("inbox:items", ({ items }) => items[0]?.kind === "receipt");
    expect(displayed.items).toMatchObject([{ sequence: 3, state: "displayed" }]);
    expect(await receiptsOf(ada)).toEqual([`delivered ${message.id}`, `displayed ${message.id}`]);
  });

  it("cover everything before them: fifty messages, one receipt", async () => {
    const [ada, ben] = await twoFriends();
    const messages = Array.from({ length: 50 }, () => aMessage(ben));
    await Promise.all(messages.map((message) => ada.ask("message:send", message)));
    await acknowledgeAll(ben);
    await ada.next("inbox:items", ({ items }) => items.at(-1)?.kind === "receipt");
    expect(await receiptsOf(ada)).toEqual([`delivered ${messages.at(-1)?.id}`]);
  });

  it("come once, whichever device is second", async () => {
    const [ada, ben] = await twoFriends();
    using phone = await signIn(service, ben.welcome.identity.principal);
    await ada.ask("message:send", aMessage(ben));
    await Promise.all([acknowledgeAll(ben), acknowledgeAll(phone)]);
    await ada.next("inbox:items", ({ items }) => items.at(-1)?.kind === "receipt");
    await acknowledgeAll(phone);
    await drain(ada);
    expect(await receiptsOf(ada)).toHaveLength(1);
  });

  it("say displayed alone when that came first", async () => {
    const [ada, ben] = await twoFriends();
    const message = aMessage(ben);
    await ada.ask("message:send", message);
    await ben.ask("message:displayed", { peer: ada.welcome.identity.inbox, through: message.id });
    await acknowledgeAll(ben);
    await ada.next("inbox:items", ({ items }) => items.at(-1)?.kind === "receipt");
    await drain(ada);
    expect(await receiptsOf(ada)).toEqual([`displayed ${message.id}`]);
  });

  it("do not come from a script", async () => {
    const [ada, ben] = await twoFriends();
    const device = { label: "Archive", kind: "script" } as const;
    using script = await signIn(service, ben.welcome.identity.principal, { device });
    await ada.ask("message:send", aMessage(ben));
    await acknowledgeAll(script);
    await drain(ada);
    expect(await receiptsOf(ada)).toEqual([]);
    await acknowledgeAll(ben);
    await ada.next("inbox:items", ({ items }) => items.at(-1)?.kind === "receipt");
    expect(await receiptsOf(ada)).toHaveLength(1);
  });

  it.each<[string, (ada: TestClient, ben: TestClient) => Promise<unknown>]>([
    ["a stranger", (ada, ben) => decide(ben, ada, "confirm")],
    ["somebody who is quietly ignored", (ada, ben) => decide(ben, ada, "polite-block")],
    ["somebody who is blocked", (ada, ben) => decide(ben, ada, "block")],
    ["anybody, by somebody invisible", (_ada, ben) => choose(ben, "invisible")],
    ["anybody, by somebody who is not here", (_ada, ben) => ben.ask("presence:unpublish", {})],
  ])("are not for %s", async (_what, happens) => {
    const [ada, ben] = await twoFriends();
    const message = aMessage(ben);
    await ada.ask("message:send", message);
    await happens(ada, ben);
    await acknowledgeAll(ben);
    await ben.ask("message:displayed", { peer: ada.welcome.identity.inbox, through: message.id });
    await drain(ben);
    await drain(ada);
    expect(await receiptsOf(ada)).toEqual([]);
  });

  it("are kept back from a hidden sign-on, and come when the light goes on", async () => {
    const [ada, ben] = await twoFriends();
    await choose(ben, "invisible");
    const message = aMessage(ben);
    await ada.ask("message:send", message);
    await acknowledgeAll(ben);
    await drain(ben);
    await drain(ada);
    expect(await receiptsOf(ada)).toEqual([]);
    await choose(ben, "available");
    clock.advance(times.notificationIntervalMs);
    await ada.next("inbox:items", ({ items }) => items.some(({ kind }) => kind === "receipt"));
    expect(await receiptsOf(ada)).toEqual([`delivered ${message.id}`]);
  });
});
