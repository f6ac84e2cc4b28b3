import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../shared/result/result.ts";
import type { ConversationEvent } from "../conversation-events.ts";
import { createServiceTime } from "../service-time.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { bob } from "../testing/messages.fixture.ts";
import { createScriptedLink, type ScriptedLink } from "../testing/scripted-link.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import type { Archive } from "../archive/open-archive.ts";
import { until } from "../testing/until.fixture.ts";
import { createSender } from "./sender.ts";

const storedAt = "2026-01-01T13:00:00.000Z";

async function startSender(archive: Archive, link: ScriptedLink) {
  const clock = createManualClock();
  const events: ConversationEvent[] = [];
  const sender = await createSender({
    archive,
    link,
    clock,
    serviceTime: createServiceTime(clock),
    random: () => 1,
    log: silentLog,
    onDidChange: (event) => events.push(event),
  });
  const states = async () =>
    (await archive.run("conversation:read", { peer: bob, before: null, limit: 200 })).messages.map(
      ({ text, state, failure }) => [text, state, ...(failure === null ? [] : [failure])],
    );
  return { clock, sender, events, states };
}

/** Answers as the test decides, message by message. */
function createHeldLink() {
  const waiting: {
    readonly text: string;
    readonly answer: (code?: "rate-limited" | "declined" | "storage-full") => void;
  }[] = [];
  const link = createScriptedLink({
    "message:send": (input) =>
      new Promise((resolve) => {
        const answer = (code?: "rate-limited" | "declined" | "storage-full") =>
          resolve(code === undefined ? ok({ id: input.id, storedAt }) : fail(code, "no"));
        waiting.push({ text: input.body.text, answer });
      }),
  });
  return { link, waiting };
}

describe("a sender", { timeout: 30_000 }, () => {
  it("has a message in the archive before it answers, with no service in reach", async () => {
    await using test = await openTestArchive();
    const link = createScriptedLink({});
    link.isUp = false;
    const { sender } = await startSender(test.archive, link);
    const message = await sender.send(bob, "hello");
    expect(message.state).toBe("sending");
    expect(await test.archive.run("outbox:list")).toMatchObject([
      { id: message.id, text: "hello" },
    ]);
  });

  it("refuses what says nothing", async () => {
    await using test = await openTestArchive();
    const { sender } = await startSender(test.archive, createScriptedLink({}));
    await expect(sender.send(bob, " \n\t")).rejects.toMatchObject({ code: "message-empty" });
  });

  it("sends what an earlier run left, in order and under the same ids", async () => {
    await using test = await openTestArchive();
    const before = await startSender(test.archive, createScriptedLink({}));
    const left = [await before.sender.send(bob, "one"), await before.sender.send(bob, "two")];
    const link = createScriptedLink({ "message:send": ({ id }) => ok({ id, storedAt }) });
    const { sender, states } = await startSender(test.archive, link);
    await sender.flow();
    await until(states, (found) => found.every(([, state]) => state === "stored"));
    expect(link.asked.map(({ input }) => input)).toMatchObject(left.map(({ id }) => ({ id })));
  });

  it("has many in flight, and repeats in order from the one that met an obstacle", async () => {
    await using test = await openTestArchive();
    const { link, waiting } = createHeldLink();
    const { clock, sender, states } = await startSender(test.archive, link);
    await sender.flow();
    for (const text of ["a", "b", "c"]) await sender.send(bob, text);
    expect(waiting.map(({ text }) => text)).toEqual(["a", "b", "c"]);
    waiting[0]?.answer();
    waiting[1]?.answer("rate-limited");
    waiting[2]?.answer("rate-limited");
    await until(() => clock.untilNext() !== null);
    clock.advance(clock.untilNext() ?? 0);
    // Now one after the other: an obstacle between two could change their order.
    expect(waiting.slice(3).map(({ text }) => text)).toEqual(["b"]);
    waiting[3]?.answer();
    await until(() => waiting.length === 5);
    waiting[4]?.answer();
    await until(states, (found) => found.every(([, state]) => state === "stored"));
    expect(waiting.map(({ text }) => text)).toEqual(["a", "b", "c", "b", "c"]);
  });

  it("shows a refused message as failed with its reason and goes on with the others", async () => {
    await using test = await openTestArchive();
    const { link, waiting } = createHeldLink();
    const { sender, states } = await startSender(test.archive, link);
    await sender.flow();
    for (const text of ["a", "b"]) await sender.send(bob, text);
    waiting[0]?.answer("declined");
    waiting[1]?.answer();
    await until(states, (found) => found.every(([, state]) => state !== "sending"));
    expect(await states()).toEqual([
      ["a", "failed", "declined"],
      ["b", "stored"],
    ]);
  });

  it("repeats a failed message when asked, below what came after it", async () => {
    await using test = await openTestArchive();
    const { link, waiting } = createHeldLink();
    const { sender, states } = await startSender(test.archive, link);
    await sender.flow();
    const failed = await sender.send(bob, "a");
    waiting[0]?.answer("declined");
    await until(states, (found) => found[0]?.[1] === "failed");
    await sender.send(bob, "b");
    await sender.retry(failed.id);
    expect(await states()).toEqual([
      ["b", "sending"],
      ["a", "sending"],
    ]);
    expect(waiting.map(({ text }) => text)).toEqual(["a", "b", "a"]);
  });

  it("hands a message back that never left, and does not send it", async () => {
    await using test = await openTestArchive();
    const link = createScriptedLink({ "message:send": ({ id }) => ok({ id, storedAt }) });
    const { sender, events, states } = await startSender(test.archive, link);
    const regretted = await sender.send(bob, "oh");
    await sender.send(bob, "well");
    expect(await sender.cancel(regretted.id)).toBe("oh");
    await sender.flow();
    await until(states, (found) => found.every(([, state]) => state === "stored"));
    expect(link.asked).toHaveLength(1);
    expect(events.flatMap(({ removed }) => removed)).toEqual([regretted.id]);
  });

  it("does not hand back what may have arrived", async () => {
    await using test = await openTestArchive();
    const { link } = createHeldLink();
    const { sender } = await startSender(test.archive, link);
    await sender.flow();
    const { id } = await sender.send(bob, "gone");
    await expect(sender.cancel(id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("repeats nothing ahead of what is still on its way, though it waits from before a reconnection", async () => {
    await using test = await openTestArchive();
    const { link, waiting } = createHeldLink();
    const { clock, sender } = await startSender(test.archive, link);
    await sender.flow();
    for (const text of ["one", "two"]) await sender.send(bob, text);
    for (const { answer } of waiting.splice(0)) answer("storage-full");
    await until(() => clock.untilNext() !== null);
    sender.pause();
    await sender.flow();
    const [one, two] = waiting;
    one?.answer("storage-full");
    await new Promise((resolve) => void setImmediate(resolve));
    clock.advance(clock.untilNext() ?? 0);
    expect(waiting.map(({ text }) => text)).toEqual(["one", "two"]);
    two?.answer();
    await until(() => clock.untilNext() !== null);
    clock.advance(clock.untilNext() ?? 0);
    expect(waiting.map(({ text }) => text)).toEqual(["one", "two", "one"]);
  });
});
