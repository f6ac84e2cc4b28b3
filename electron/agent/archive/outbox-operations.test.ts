import { describe, expect, it } from "vitest";
import {
  ada,
  anId,
  anOutgoing,
  anOwnItem,
  aMessageItem,
  bob,
} from "../testing/messages.fixture.ts";
import type { Archive } from "./open-archive.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";

const now = "2026-01-01T12:00:05.000Z";

describe("an outbox in the archive", { timeout: 30_000 }, () => {
  it("lists what waits in the order it was written", async () => {
    await using test = await openTestArchive();
    const messages = ["a", "b", "c"].map((text) => anOutgoing({ text }));
    await Promise.all(messages.map((message) => test.archive.run("outbox:add", message)));
    const waiting = await test.archive.run("outbox:list");
    expect(waiting.map(({ text }) => text)).toEqual(["a", "b", "c"]);
  });

  it("shows a message below everything that was there when it was written", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    await archive.run("inbox:apply", { own: ada, items: [aMessageItem(7)] });
    await archive.run("outbox:add", anOutgoing({ text: "mine" }));
    await archive.run("inbox:apply", { own: ada, items: [aMessageItem(8)] });
    expect(await textsIn(archive)).toEqual(["message 7", "mine", "message 8"]);
  });

  it("keeps the order of what was written while the first of it is placed", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    const [first, second, failed, last] = ["first", "second", "failed", "last"].map((text) =>
      anOutgoing({ text }),
    );
    if (!first || !second || !failed || !last) throw new Error("four were made");
    for (const message of [first, second, failed, last]) await archive.run("outbox:add", message);
    await archive.run("outbox:failed", { id: failed.id, code: "declined" });
    const { change } = await archive.run("inbox:apply", {
      own: ada,
      items: [aMessageItem(7), anOwnItem(8, first.id)],
    });
    // What failed stays where it failed; the others were written after the first.
    expect(await textsIn(archive)).toEqual(["failed", "message 7", "first", "second", "last"]);
    expect(new Set(change.messages.map(({ text }) => text))).toEqual(
      new Set(["message 7", "first", "second", "last"]),
    );
    await archive.run("inbox:apply", { own: ada, items: [aMessageItem(9)] });
    expect((await textsIn(archive)).at(-1)).toBe("message 9");
  });

  it("counts failures, and not those that were retried or taken back", async () => {
    await using test = await openTestArchive();
    const [first, second] = [anOutgoing({ text: "first" }), anOutgoing()];
    const { archive } = test;
    for (const message of [first, second]) {
      await archive.run("outbox:add", message);
      await archive.run("outbox:failed", { id: message.id, code: "declined" });
    }
    const retried = await archive.run("outbox:retry", retryOf(second.id));
    const cancelled = await archive.run("outbox:cancel", first.id);
    const counts = [retried.change, cancelled.change].map(
      ({ conversations }) => conversations[0]?.failedCount,
    );
    expect(counts).toEqual([1, 0]);
    expect([cancelled.message.text, retried.change.messages[0]?.failure]).toEqual(["first", null]);
  });

  it("retries under the same id unless that stands for another message", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    const ids: boolean[] = [];
    for (const code of ["not-accepting", "message-id-reused"]) {
      const message = anOutgoing();
      await archive.run("outbox:add", message);
      await archive.run("outbox:failed", { id: message.id, code });
      const { message: next } = await archive.run("outbox:retry", retryOf(message.id));
      ids.push(next.id === message.id);
    }
    expect(ids).toEqual([true, false]);
  });

  it("refuses to retry what did not fail", async () => {
    await using test = await openTestArchive();
    const message = anOutgoing();
    await test.archive.run("outbox:add", message);
    await expect(test.archive.run("outbox:retry", retryOf(message.id))).rejects.toMatchObject({
      code: "message-unknown",
    });
  });

  it("refuses to take back what may have arrived", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    const [offline, attempted] = [anOutgoing(), anOutgoing({ isAttempted: true })];
    await archive.run("outbox:add", offline);
    await archive.run("outbox:add", attempted);
    await expect(archive.run("outbox:cancel", attempted.id)).rejects.toMatchObject({
      code: "conflict",
    });
    await archive.run("outbox:attempt");
    await expect(archive.run("outbox:cancel", offline.id)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(archive.run("outbox:cancel", anId())).rejects.toMatchObject({
      code: "message-unknown",
    });
  });

  it("believes the inbox more than a refusal", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    const message = anOutgoing();
    await archive.run("outbox:add", message);
    await archive.run("outbox:failed", { id: message.id, code: "internal" });
    const { change } = await archive.run("inbox:apply", {
      own: ada,
      items: [anOwnItem(1, message.id)],
    });
    expect(change.messages[0]).toMatchObject({ state: "stored", failure: null });
    expect(change.conversations[0]?.failedCount).toBe(0);
  });
});

async function textsIn(archive: Archive): Promise<string[]> {
  const page = await archive.run("conversation:read", { peer: bob, before: null, limit: 10 });
  return page.messages.map(({ text }) => text);
}

function retryOf(id: ReturnType<typeof anId>) {
  return { id, freshId: anId(), at: now, isAttempted: true };
}
