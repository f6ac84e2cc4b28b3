import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { InboxAddress } from "../../../shared/contract/address.ts";
import { ada, aMessageItem, bob } from "../testing/messages.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";

const carol = InboxAddress.parse("im:carol@home");

describe("conversations in the archive", { timeout: 30_000 }, () => {
  it("reads pages backwards, each oldest first", async () => {
    await using test = await openTestArchive();
    const items = Array.from({ length: 5 }, (_, place) => aMessageItem(place + 1));
    await test.archive.run("inbox:apply", { own: ada, items });
    const newest = await test.archive.run("conversation:read", {
      peer: bob,
      before: null,
      limit: 3,
    });
    const before = newest.messages[0]?.position ?? null;
    const earlier = await test.archive.run("conversation:read", { peer: bob, before, limit: 3 });
    expect(
      [newest, earlier].map(({ messages }) => messages.map(({ position }) => position)),
    ).toEqual([
      [3, 4, 5],
      [1, 2],
    ]);
    expect([newest.hasEarlier, earlier.hasEarlier]).toEqual([true, false]);
  });

  it("is an empty page for somebody never written with", async () => {
    await using test = await openTestArchive();
    const page = await test.archive.run("conversation:read", {
      peer: carol,
      before: null,
      limit: 3,
    });
    expect(page).toEqual({ messages: [], hasEarlier: false, firstUnread: null, draft: "" });
  });

  it("lists what has a message or a draft", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    await archive.run("inbox:apply", { own: ada, items: [aMessageItem(1)] });
    await archive.run("draft:save", { peer: carol, text: "later" });
    const listed = await archive.run("conversation:list", 10);
    expect(listed.map(({ peer, last, draft }) => [peer, last?.text, draft])).toEqual([
      [bob, "message 1", ""],
      [carol, undefined, "later"],
    ]);
    await archive.run("draft:save", { peer: carol, text: "" });
    expect(await archive.run("conversation:list", 10)).toHaveLength(1);
  });

  it.each([
    [
      "a page",
      "select * from message where peer = ? and position < ? order by position desc limit 9",
    ],
    [
      "unread",
      `select position from message where "isOwn" = 0 and peer = ? and position > ? order by position`,
    ],
    [
      "what waits",
      `select key from message where peer = ? and "isPlaced" = 0 and state <> 'failed' and position < ? order by position`,
    ],
    ["the outbox", "select * from message where state = 'sending' order by position"],
    [
      "when it was displayed",
      `select (select at from receipt where peer = covered.value ->> 1 and state = covered.value ->> 2
        and through >= covered.value ->> 3 order by through limit 1) from json_each(?) as covered`,
    ],
    ["one's own", `select * from message where id = ? and "isOwn" = 1`],
  ])("finds %s by an index", async (_, query) => {
    await using test = await openTestArchive();
    const reader = new DatabaseSync(test.file, { readOnly: true });
    const parameters = query
      .split("?")
      .slice(1)
      .map(() => "x");
    const plan = reader.prepare(`explain query plan ${query}`).all(...parameters);
    reader.close();
    const text = plan.map(({ detail }) => String(detail)).join("; ");
    expect(text).toMatch(/USING ((COVERING )?INDEX|PRIMARY KEY)/);
    expect(text).not.toMatch(/TEMP B-TREE/);
  });
});
