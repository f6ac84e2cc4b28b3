import { v4, v7 } from "uuid";
import { expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { MessageId } from "../../../shared/contract/message.ts";
import { inboxOf } from "../../../shared/model/address.ts";
import type { MessageDraft } from "../message/message-repository.ts";
import type { AccountId } from "../ports.ts";
import { type Backend, onEveryBackend } from "../testing/backends.fixture.ts";

const NOON = "2026-01-01T12:00:00.000Z";
const LATER = "2026-01-01T13:00:00.000Z";
const refusal = (code: string): unknown => expect.objectContaining({ code });
const nobody = PrincipalAddress.parse("nobody@host.test");
// Two people nobody has met before, for each test.
let ada: PrincipalAddress;
let ben: PrincipalAddress;
let count = 0;

function aDraft(text = "hello", more: Partial<MessageDraft> = {}): MessageDraft {
  const { sender, recipient } = { sender: ada, recipient: ben, ...more };
  const message = {
    id: MessageId.parse(v7()),
    sender: inboxOf(sender),
    recipient: inboxOf(recipient),
    body: { type: "text/plain", text },
    sentAt: NOON,
    storedAt: NOON,
  };
  return { sender, recipient, message, ...more };
}

async function withPeople({ accounts, messages }: Backend) {
  count += 1;
  ada = PrincipalAddress.parse(`ada${count}@host.test`);
  ben = PrincipalAddress.parse(`ben${count}@host.test`);
  const devices = new Map<PrincipalAddress, DeviceId>();
  for (const principal of [ada, ben]) {
    // Sound: a fresh id.
    const id = v7() as AccountId;
    const name = principal.split("@")[0] ?? "";
    const account = {
      id,
      principal,
      displayName: name,
      passwordHash: "",
      name,
      skeleton: name,
      createdAt: NOON,
    };
    const deviceId = DeviceId.parse(v4());
    const label = { label: "Laptop", kind: "desktop" } as const;
    const device = { ...label, id: deviceId, accountId: id, tokenHash: v4(), createdAt: NOON };
    await accounts.create({ account, device, invitationHash: null });
    devices.set(principal, deviceId);
  }
  const deviceOf = (principal: PrincipalAddress) => devices.get(principal) ?? DeviceId.parse(v4());
  const acknowledge = (inbox: PrincipalAddress, through: number, isPerson = true) =>
    messages.acknowledge({ inbox, device: deviceOf(inbox), through, isPerson });
  const everything = async (inbox: PrincipalAddress) =>
    (await messages.fetch({ inbox, after: 0, limit: 200 })).items;
  return { accounts, messages, deviceOf, acknowledge, everything };
}

onEveryBackend("messages", (backend) => {
  const start = () => withPeople(backend());

  it("take one sequence without gaps in each inbox, in the order of the calls", async () => {
    const { messages, everything } = await start();
    const drafts = Array.from({ length: 60 }, (_, index) => aDraft(String(index)));
    const appended = await Promise.all(drafts.map((draft) => messages.append(draft, false)));
    expect(appended.map(({ received }) => received)).toEqual(drafts.map((_, index) => index + 1));
    const items = await everything(ben);
    expect(items.map(({ sequence }) => sequence)).toEqual(drafts.map((_, index) => index + 1));
    expect(items).toEqual(
      drafts.map(({ message }, index) => ({ sequence: index + 1, kind: "message", message })),
    );
    expect(await everything(ada)).toEqual(items);
  });

  it("are one, when the same send arrives twice at once", async () => {
    const { messages, everything } = await start();
    const draft = aDraft();
    const later = { ...draft, message: { ...draft.message, storedAt: LATER } };
    const both = await Promise.all([messages.append(draft, false), messages.append(later, false)]);
    expect(both).toEqual([
      { storedAt: NOON, sent: 1, received: 1 },
      { storedAt: NOON, sent: null, received: null },
    ]);
    expect(await everything(ben)).toHaveLength(1);
  });

  it("with a used id and other content are refused, one alone among many", async () => {
    const { messages, everything } = await start();
    const first = aDraft("first");
    const thief = {
      ...first,
      message: { ...first.message, body: { type: "text/plain", text: "x" } },
    };
    const all = await Promise.allSettled([
      messages.append(first, false),
      messages.append(thief, false),
      messages.append(aDraft("second"), false),
    ]);
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(all[1]).toMatchObject({ reason: { code: "message-id-reused" } });
    expect((await everything(ben)).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it("to nobody are refused and leave nothing, stored or ignored", async () => {
    const { messages, everything } = await start();
    for (const isIgnored of [false, true]) {
      const draft = aDraft("hello", { recipient: nobody });
      await expect(messages.append(draft, isIgnored)).rejects.toThrow(refusal("address-unknown"));
      expect(await messages.findStored(draft)).toBeNull();
    }
    expect(await everything(ada)).toEqual([]);
  });

  it("that are ignored are in the sender's inbox, counted for the recipient, and nowhere else", async () => {
    const { messages, everything } = await start();
    const draft = aDraft();
    expect(await messages.append(draft, true)).toEqual({ storedAt: NOON, sent: 1, received: null });
    expect(await messages.append(draft, true)).toEqual({
      storedAt: NOON,
      sent: null,
      received: null,
    });
    await messages.append(aDraft("again"), true);
    expect(await everything(ben)).toEqual([]);
    expect(await everything(ada)).toHaveLength(2);
    expect(await messages.findStored(draft)).toBe(NOON);
    expect(await messages.countIgnored(ben)).toEqual([
      { sender: ada, count: 2, firstAt: NOON, lastAt: NOON },
    ]);
  });
});

onEveryBackend("cursors and receipts", (backend) => {
  const start = () => withPeople(backend());

  it("move forward only, and never past the end", async () => {
    const { messages, acknowledge, deviceOf } = await start();
    await messages.append(aDraft(), false);
    await messages.append(aDraft(), false);
    await acknowledge(ben, 2);
    await acknowledge(ben, 1);
    await expect(acknowledge(ben, 3)).rejects.toThrow(refusal("invalid-request"));
    expect(await messages.position(ben, deviceOf(ben))).toEqual({ last: 2, cursor: 2 });
  });

  it("end with their device", async () => {
    const { accounts, messages, deviceOf } = await start();
    const account = await accounts.findByName(ben.split("@")[0] ?? "");
    if (account === undefined) throw new Error("ben is there");
    const end = {
      account: account.id,
      device: deviceOf(ben),
      reason: "revoked",
      now: LATER,
    } as const;
    await accounts.endDevice(end);
    expect(await messages.position(ben, deviceOf(ben))).toBeNull();
  });

  it("name each sender once, when a person gets something for the first time", async () => {
    const { messages, acknowledge } = await start();
    await messages.append(aDraft(), false);
    await messages.append(aDraft(), false);
    expect(await acknowledge(ben, 2, false)).toEqual([]);
    expect(await acknowledge(ben, 2)).toEqual([ada]);
    expect(await acknowledge(ben, 2)).toEqual([]);
    expect(await acknowledge(ada, 2)).toEqual([]);
  });

  it("are told once, each covering what was before", async () => {
    const { messages, acknowledge, everything } = await start();
    const drafts = [aDraft("1"), aDraft("2"), aDraft("3")];
    for (const draft of drafts) await messages.append(draft, false);
    await acknowledge(ben, 3);
    const pair = { owner: ben, sender: ada };
    expect(await messages.owedReceipts(ben)).toEqual([ada]);
    const last = drafts[2]?.message.id;
    const told = { ...pair, sequence: 4, messageId: last, state: "delivered" };
    expect(await messages.tellReceipts([pair], LATER)).toEqual([told]);
    expect(await messages.tellReceipts([pair], LATER)).toEqual([]);
    expect(await messages.owedReceipts(ben)).toEqual([]);
    expect((await everything(ada))[3]).toEqual({
      sequence: 4,
      kind: "receipt",
      peer: `im:${ben}`,
      messageId: last,
      state: "delivered",
      at: LATER,
    });
  });

  it("say displayed for what was displayed, and delivered for what came after", async () => {
    const { messages, acknowledge } = await start();
    const drafts = [aDraft("1"), aDraft("2")];
    for (const draft of drafts) await messages.append(draft, false);
    const pair = { owner: ben, sender: ada };
    const first = drafts[0]?.message.id;
    if (first === undefined) throw new Error("a message was made");
    expect(await messages.markDisplayed(pair, first, true)).toBe(3);
    expect(await messages.markDisplayed(pair, first, true)).toBeNull();
    await acknowledge(ben, 3);
    const receipts = await messages.tellReceipts([pair], LATER);
    expect(receipts.map(({ state, messageId }) => [state, messageId])).toEqual([
      ["displayed", first],
      ["delivered", drafts[1]?.message.id],
    ]);
  });

  it("say delivered, and never displayed, for what was displayed unseen", async () => {
    const { messages } = await start();
    const drafts = [aDraft("1"), aDraft("2")];
    for (const draft of drafts) await messages.append(draft, false);
    const pair = { owner: ben, sender: ada };
    const last = drafts[1]?.message.id;
    if (last === undefined) throw new Error("a message was made");
    await messages.markDisplayed(pair, last, false);
    const receipts = await messages.tellReceipts([pair], LATER);
    expect(receipts.map(({ state, messageId }) => [state, messageId])).toEqual([
      ["delivered", last],
    ]);
    expect(await messages.tellReceipts([pair], LATER)).toEqual([]);
  });

  it("are owed for ignored messages too, should their sender be let in again", async () => {
    const { messages } = await start();
    const draft = aDraft();
    await messages.append(draft, true);
    expect(await messages.owedReceipts(ben)).toEqual([ada]);
  });
});
