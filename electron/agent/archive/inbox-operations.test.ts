import { describe, expect, it } from "vitest";
import type { MessageId } from "../../../shared/contract/message.ts";
import {
  ada,
  aDisplayedItem,
  aMessageItem,
  anId,
  anOutgoing,
  anOwnItem,
  aReceiptItem,
  bob,
} from "../testing/messages.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import type { Archive } from "./open-archive.ts";

const readAll = async (archive: Archive) =>
  archive.run("conversation:read", { peer: bob, before: null, limit: 200 });
const apply = async (archive: Archive, ...items: Parameters<typeof applyItems>[1]) =>
  applyItems(archive, items);
const applyItems = (archive: Archive, items: readonly ReturnType<typeof aMessageItem>[]) =>
  archive.run("inbox:apply", { own: ada, items });

describe("an inbox in the archive", { timeout: 30_000 }, () => {
  it("gives every entry its effect once, however often it comes", async () => {
    await using test = await openTestArchive();
    const items = [aMessageItem(1), aMessageItem(2)];
    await apply(test.archive, ...items);
    const { cursor } = await apply(test.archive, ...items, aMessageItem(3));
    const { messages } = await readAll(test.archive);
    expect(cursor).toBe(3);
    expect(messages.map(({ text }) => text)).toEqual(["message 1", "message 2", "message 3"]);
    expect(await test.archive.run("inbox:cursor")).toBe(3);
  });

  it("counts what was not displayed yet", async () => {
    await using test = await openTestArchive();
    const first = anId();
    await apply(test.archive, aMessageItem(1, { id: first }), aMessageItem(2), aMessageItem(3));
    const before = await readAll(test.archive);
    const summary = await test.archive.run("conversation:displayed", { peer: bob, through: first });
    const after = await readAll(test.archive);
    expect([before.firstUnread, summary?.unreadCount, after.firstUnread]).toEqual([1, 2, 2]);
  });

  it("never moves the marker of what was displayed back", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId()] as const;
    await apply(test.archive, aMessageItem(1, { id: ids[0] }), aMessageItem(2, { id: ids[1] }));
    await test.archive.run("conversation:displayed", { peer: bob, through: ids[1] });
    expect(
      await test.archive.run("conversation:displayed", { peer: bob, through: ids[0] }),
    ).toBeNull();
    expect((await readAll(test.archive)).firstUnread).toBeNull();
  });

  it("takes over what another device displayed, and does not report it again", async () => {
    await using test = await openTestArchive();
    const id = anId();
    const { change } = await apply(test.archive, aMessageItem(1, { id }), aDisplayedItem(2, id));
    expect(change.conversations[0]?.unreadCount).toBe(0);
    expect(await test.archive.run("displayed:unreported")).toEqual([]);
  });

  it("reports what was displayed here until the service knows", async () => {
    await using test = await openTestArchive();
    const id = anId();
    await apply(test.archive, aMessageItem(1, { id }));
    await test.archive.run("conversation:displayed", { peer: bob, through: id });
    const unreported = await test.archive.run("displayed:unreported");
    expect(unreported).toEqual([{ peer: bob, through: id }]);
    await test.archive.run("displayed:reported", { peer: bob, through: id });
    expect(await test.archive.run("displayed:unreported")).toEqual([]);
  });

  it("orders one's own message by the inbox once it is there", async () => {
    await using test = await openTestArchive();
    const message = anOutgoing();
    await test.archive.run("outbox:add", message);
    await apply(test.archive, aMessageItem(1), anOwnItem(2, message.id));
    const { messages } = await readAll(test.archive);
    expect(messages.map(({ position, state }) => [position, state])).toEqual([
      [1, "received"],
      [2, "stored"],
    ]);
  });

  it("lets receipts cover earlier messages and move forward only", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId(), anId()] as const;
    await apply(test.archive, ...ids.map((id, place) => anOwnItem(place + 1, id)));
    const { change } = await apply(test.archive, aReceiptItem(4, ids[1], "displayed"));
    await apply(
      test.archive,
      aReceiptItem(5, ids[2], "delivered"),
      aReceiptItem(6, ids[0], "delivered"),
    );
    expect(change.messages.map(({ id }) => id)).toEqual([ids[0], ids[1]]);
    expect((await readAll(test.archive)).messages.map(({ state }) => state)).toEqual([
      "displayed",
      "displayed",
      "delivered",
    ]);
  });

  it("does not call a message delivered that was only acknowledged after the receipt", async () => {
    await using test = await openTestArchive();
    const message = anOutgoing();
    await test.archive.run("outbox:add", message);
    const other = anId();
    await apply(test.archive, anOwnItem(1, other), aReceiptItem(2, other, "displayed"));
    const storedAt = message.at;
    const stored = await test.archive.run("outbox:stored", [{ id: message.id, storedAt }]);
    expect(stored.messages[0]?.state).toBe("stored");
  });

  it("counts an entry of an unknown kind and goes on", async () => {
    await using test = await openTestArchive();
    const { cursor, change } = await apply(
      test.archive,
      { sequence: 1, kind: "reaction" },
      aMessageItem(2),
    );
    expect([cursor, change.messages.length]).toEqual([2, 1]);
  });

  it("keeps two messages apart whose senders chose the same id", async () => {
    await using test = await openTestArchive();
    const id: MessageId = anId();
    await apply(test.archive, anOwnItem(1, id), aMessageItem(2, { id, text: "forged" }));
    const { messages } = await readAll(test.archive);
    expect(messages.map(({ isOwn, text }) => [isOwn, text])).toEqual([
      [true, "hello"],
      [false, "forged"],
    ]);
  });

  it("puts an inbox that began anew after everything it had, without doubling what it knows", async () => {
    await using test = await openTestArchive();
    const known = anId();
    await apply(test.archive, aMessageItem(1), aMessageItem(2, { id: known, text: "known" }));
    await test.archive.run("inbox:restart");
    await apply(
      test.archive,
      aMessageItem(1, { id: known, text: "known" }),
      aMessageItem(2, { text: "new" }),
    );
    const { messages } = await readAll(test.archive);
    expect(messages.map(({ text }) => text)).toEqual(["message 1", "known", "new"]);
  });
});
