import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../../shared/contract/limits.ts";
import { connect, register, signIn, type TestClient } from "../testing/client.fixture.ts";
import {
  aMessage,
  messagesOf,
  readInbox,
  textMessage,
  textsOf,
} from "../testing/message.fixture.ts";
import { startTestService, type TestService } from "../testing/start-service.fixture.ts";

const refused = (code: string) => ({
  ok: false,
  error: { code, message: expect.any(String) as unknown },
});
const sequencesOf = (items: readonly { readonly sequence: number }[]) =>
  items.map(({ sequence }) => sequence);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service[Symbol.asyncDispose]());

let count = 0;
/** Two people nobody has met in another test. */
async function twoPeople(): Promise<[TestClient, TestClient]> {
  count += 1;
  return [await register(service, `ada.${count}`), await register(service, `ben.${count}`)];
}

describe("sending", () => {
  it("puts the message into both inboxes, with sender and time set by the service", async () => {
    const [ada, ben] = await twoPeople();
    const message = aMessage(ben);
    const { storedAt } = await ada.ask("message:send", message);
    const stored = { ...message, sender: ada.welcome.identity.inbox, storedAt };
    expect((await ben.next("inbox:items")).items).toEqual([
      { sequence: 1, kind: "message", message: stored },
    ]);
    expect((await ada.next("inbox:items")).items).toEqual([
      { sequence: 1, kind: "message", message: stored },
    ]);
    expect(await readInbox(ben)).toEqual([{ sequence: 1, kind: "message", message: stored }]);
  });

  it("keeps every letter as it was, whatever it is", async () => {
    const [ada, ben] = await twoPeople();
    const texts = [
      "Ω\u0301",
      "a\u0000b",
      "\u202etxt",
      "🏳️‍🌈",
      "'; drop table message; --",
      "\r\n x \t",
    ];
    for (const text of texts) await ada.ask("message:send", textMessage(ben, text));
    expect(textsOf(await readInbox(ben))).toEqual(texts);
  });

  it.each([
    ["one byte below the limit", "ж".repeat(4_095) + "x", true],
    ["exactly at the limit", "ж".repeat(4_096), true],
    ["one byte above the limit", `${"ж".repeat(4_096)}x`, false],
  ])("is allowed up to the limit: %s", async (_what, text, isTaken) => {
    const [ada, ben] = await twoPeople();
    const answer = await ada.call("message:send", textMessage(ben, text));
    expect(answer).toEqual(
      isTaken ? { ok: true, value: expect.anything() as unknown } : refused("message-too-long"),
    );
    expect(ada.welcome.service.messageBytes).toBe(limits.messageBytes);
    expect(textsOf(await readInbox(ben))).toEqual(isTaken ? [text] : []);
  });

  it.each([
    ["message-empty", { body: { type: "text/plain", text: "  \n" } }],
    ["message-type-unknown", { body: { type: "text/html", text: "<b>x</b>" } }],
    ["invalid-request", { body: { type: "text/plain", text: "\ud83d" } }],
  ])("is refused with %s, and leaves nothing behind", async (code, more) => {
    const [ada, ben] = await twoPeople();
    expect(await ada.call("message:send", aMessage(ben, more))).toEqual(refused(code));
    expect(await readInbox(ada)).toEqual([]);
    expect(await readInbox(ben)).toEqual([]);
  });

  it.each([
    ["address-unknown", "im:nobody@host.test"],
    ["address-not-served", "im:ben@elsewhere.test"],
    // Canonical forms that are no addresses any more, or far too long ones.
    ["address-malformed", "im:ben\uff20host@host.test"],
    ["address-malformed", `im:${"\ufdfa".repeat(200)}@host.test`],
  ])("to nobody is refused with %s, and may be tried again", async (code, address) => {
    const [ada] = await twoPeople();
    const message = aMessage(address);
    expect(await ada.call("message:send", message)).toEqual(refused(code));
    expect(await ada.call("message:send", message)).toEqual(refused(code));
    expect(await readInbox(ada)).toEqual([]);
  });

  it("finds the recipient in another spelling of the address", async () => {
    const [ada, ben] = await twoPeople();
    const address = `im:${ben.welcome.identity.principal.toUpperCase()}`;
    await ada.ask("message:send", textMessage(address, "hello"));
    expect(textsOf(await readInbox(ben))).toEqual(["hello"]);
  });

  it("to oneself makes one note", async () => {
    const [ada] = await twoPeople();
    await ada.ask("message:send", textMessage(ada, "buy milk"));
    expect(textsOf(await readInbox(ada))).toEqual(["buy milk"]);
  });

  it("works with a clock that is an hour off, in the order of arrival", async () => {
    const [ada, ben] = await twoPeople();
    const hour = 3_600_000;
    const at = (offset: number) => new Date(Date.now() + offset).toISOString();
    await ada.ask("message:send", { ...textMessage(ben, "first"), sentAt: at(hour) });
    await ada.ask("message:send", { ...textMessage(ben, "second"), sentAt: at(-hour) });
    const messages = messagesOf(await readInbox(ben));
    expect(messages.map(({ body }) => body.text)).toEqual(["first", "second"]);
    const stored = messages.map(({ storedAt }) => Date.parse(storedAt));
    expect(stored[1]).toBeGreaterThanOrEqual(stored[0] ?? Infinity);
    expect(Math.abs(Date.parse(ada.welcome.serviceTime) - (stored[0] ?? 0))).toBeLessThan(60_000);
  });
});

describe("a repeated id", () => {
  it("with the same content is answered as before, and is one message", async () => {
    const [ada, ben] = await twoPeople();
    const message = aMessage(ben);
    const first = await ada.ask("message:send", message);
    const again = await ada.ask("message:send", { ...message, sentAt: "2020-01-01T00:00:00.000Z" });
    expect(again).toEqual(first);
    expect(await readInbox(ben)).toHaveLength(1);
    expect(await readInbox(ada)).toHaveLength(1);
  });

  it("sent twenty times at once is one message", async () => {
    const [ada, ben] = await twoPeople();
    const message = aMessage(ben);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => ada.ask("message:send", message)),
    );
    expect(new Set(all.map(({ storedAt }) => storedAt)).size).toBe(1);
    expect(sequencesOf(await readInbox(ben))).toEqual([1]);
  });

  it("with other content is refused", async () => {
    const [ada, ben] = await twoPeople();
    const message = textMessage(ben, "yes");
    await ada.ask("message:send", message);
    const others = [
      { ...message, body: { type: "text/plain", text: "no" } },
      { ...message, body: { type: "text/markdown", text: "yes" } },
      { ...message, recipient: ada.welcome.identity.inbox },
    ];
    for (const other of others) {
      expect(await ada.call("message:send", other)).toEqual(refused("message-id-reused"));
    }
    expect(textsOf(await readInbox(ben))).toEqual(["yes"]);
  });

  it("of somebody else is a message of one's own", async () => {
    const [ada, ben] = await twoPeople();
    const message = textMessage(ben, "from ada");
    await ada.ask("message:send", message);
    await ben.ask("message:send", { ...textMessage(ada, "from ben"), id: message.id });
    expect(textsOf(await readInbox(ben))).toEqual(["from ada", "from ben"]);
    expect(textsOf(await readInbox(ada))).toEqual(["from ada", "from ben"]);
  });
});

describe("two devices of one account", () => {
  it("both hear everything once, in one order without gaps", async () => {
    const [ada, ben] = await twoPeople();
    const phone = await signIn(service, ben.welcome.identity.principal);
    const texts = upTo(30).map(String);
    await Promise.all(
      texts.map((text, index) =>
        index % 3 === 0
          ? ben.ask("message:send", textMessage(ada, text))
          : ada.ask("message:send", textMessage(ben, text)),
      ),
    );
    for (const device of [ben, phone]) {
      await device.next("inbox:items", ({ items }) => items.at(-1)?.sequence === 30);
      const pages = await readInbox(device);
      expect(sequencesOf(pages)).toEqual(upTo(30));
      expect(textsOf(pages).toSorted((a, b) => Number(a) - Number(b))).toEqual(texts);
    }
  });

  it("resume each from their own cursor, also over a restart", async () => {
    await using own = await startTestService();
    using ada = await register(own, "ada");
    using laptop = await register(own, "ben");
    using phone = await signIn(own, "ben");
    for (const text of ["1", "2", "3"]) await ada.ask("message:send", textMessage(laptop, text));
    await laptop.ask("inbox:acknowledge", { through: 3 });
    await phone.ask("inbox:acknowledge", { through: 1 });
    await own.stop();
    await using later = await startTestService({ dataFolder: own.dataFolder });
    using laptopAgain = await connect(later, laptop.credentials);
    using phoneAgain = await connect(later, phone.credentials);
    expect(laptopAgain.welcome).toMatchObject({ inboxLast: 3, inboxCursor: 3 });
    expect(phoneAgain.welcome).toMatchObject({ inboxLast: 3, inboxCursor: 1 });
    const { items } = await phoneAgain.ask("inbox:fetch", { after: 1, limit: 200 });
    expect(textsOf(items)).toEqual(["2", "3"]);
  });

  it("hear from each other what was displayed, which nobody else does", async () => {
    const [ada, laptop] = await twoPeople();
    const phone = await signIn(service, laptop.welcome.identity.principal);
    const message = aMessage(laptop);
    await ada.ask("message:send", message);
    const peer = ada.welcome.identity.inbox;
    await laptop.ask("message:displayed", { peer, through: message.id });
    const marker = { sequence: 2, kind: "displayed", peer, through: message.id };
    const event = await phone.next("inbox:items", ({ items }) => items[0]?.sequence === 2);
    expect(event.items).toEqual([marker]);
    expect((await readInbox(laptop))[1]).toEqual(marker);
    // A stranger to ada, so far: she learns nothing.
    expect(sequencesOf(await readInbox(ada))).toEqual([1]);
  });
});

describe("a cursor", () => {
  it("moves forward only, and never past the last item", async () => {
    const [ada, ben] = await twoPeople();
    for (const text of ["1", "2", "3"]) await ada.ask("message:send", textMessage(ben, text));
    await ben.ask("inbox:acknowledge", { through: 2 });
    await ben.ask("inbox:acknowledge", { through: 1 });
    expect(await ben.call("inbox:acknowledge", { through: 4 })).toEqual(refused("invalid-request"));
    expect(await ben.ask("session:start", {})).toMatchObject({ inboxLast: 3, inboxCursor: 2 });
  });

  it("far out of order and many at once ends where the furthest one says", async () => {
    const [ada, ben] = await twoPeople();
    for (const through of upTo(20))
      await ada.ask("message:send", textMessage(ben, String(through)));
    await Promise.all(
      upTo(20)
        .toReversed()
        .map((through) => ben.ask("inbox:acknowledge", { through })),
    );
    expect(await ben.ask("session:start", {})).toMatchObject({ inboxCursor: 20 });
  });

  it("reads on from anywhere in pages, and beyond the end finds nothing", async () => {
    const [ada, ben] = await twoPeople();
    for (const text of upTo(5)) await ada.ask("message:send", textMessage(ben, String(text)));
    const page = await ben.ask("inbox:fetch", { after: 1, limit: 2 });
    expect([sequencesOf(page.items), page.last]).toEqual([[2, 3], 5]);
    expect(await ben.ask("inbox:fetch", { after: 5, limit: 200 })).toEqual({ items: [], last: 5 });
    expect(await ben.ask("inbox:fetch", { after: 99, limit: 200 })).toEqual({ items: [], last: 5 });
  });

  it.each([
    ["inbox:fetch", { after: -1, limit: 1 }],
    ["inbox:fetch", { after: 0, limit: 0 }],
    ["inbox:fetch", { after: 0, limit: limits.inboxPage + 1 }],
    ["inbox:fetch", { after: 0.5, limit: 1 }],
    ["inbox:acknowledge", { through: -1 }],
    ["inbox:acknowledge", { through: Number.MAX_SAFE_INTEGER }],
    ["inbox:acknowledge", { through: 1e300 }],
  ])("refuses %s %j", async (name, input) => {
    const [ada] = await twoPeople();
    expect(await ada.callRaw(name, input)).toEqual(refused("invalid-request"));
  });
});

describe("what was displayed", () => {
  it("is known of messages that were received, and of no others", async () => {
    const [ada, ben] = await twoPeople();
    const [cleo] = await twoPeople();
    const message = aMessage(ben);
    await ada.ask("message:send", message);
    const through = message.id;
    const peers = [cleo, ben].map((person) => person.welcome.identity.inbox);
    for (const peer of peers) {
      expect(await ben.call("message:displayed", { peer, through })).toEqual(
        refused("message-unknown"),
      );
    }
    const { inbox } = ada.welcome.identity;
    expect(await cleo.call("message:displayed", { peer: inbox, through })).toEqual(
      refused("message-unknown"),
    );
    expect(await ben.call("message:displayed", { peer: inbox, through: aMessage(ben).id })).toEqual(
      refused("message-unknown"),
    );
  });

  it("moves forward only", async () => {
    const [ada, ben] = await twoPeople();
    const [first, second] = [aMessage(ben), aMessage(ben)];
    for (const message of [first, second]) await ada.ask("message:send", message);
    const peer = ada.welcome.identity.inbox;
    for (const { id } of [second, first, second])
      await ben.ask("message:displayed", { peer, through: id });
    const markers = (await readInbox(ben)).filter(({ kind }) => kind === "displayed");
    expect(markers).toEqual([{ sequence: 3, kind: "displayed", peer, through: second.id }]);
  });
});
