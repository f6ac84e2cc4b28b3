import { describe, expect, it } from "vitest";
import type { InboxItem } from "../../../shared/contract/message.ts";
import { ok } from "../../../shared/result/result.ts";
import type { Archive } from "../archive/open-archive.ts";
import type { ConversationEvent } from "../conversation-events.ts";
import { ada, aMessageItem, bob } from "../testing/messages.fixture.ts";
import { createScriptedLink } from "../testing/scripted-link.fixture.ts";
import { welcome } from "../testing/scripted-service.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { openTestArchive } from "../testing/test-archive.fixture.ts";
import { until } from "../testing/until.fixture.ts";
import { createInbox } from "./inbox.ts";

/** An inbox at a service that holds these items. */
async function startInbox(archive: Archive, items: readonly InboxItem[]) {
  const acknowledged: { readonly through: number; readonly onDisk: number }[] = [];
  const link = createScriptedLink({
    "inbox:fetch": ({ after, limit }) =>
      ok({
        items: items.filter(({ sequence }) => sequence > after).slice(0, limit),
        last: items.length,
      }),
    "inbox:acknowledge": async ({ through }) => {
      acknowledged.push({ through, onDisk: await archive.run("inbox:cursor") });
      return ok({});
    },
    "message:displayed": () => ok({}),
  });
  const events: ConversationEvent[] = [];
  let drops = 0;
  const inbox = await createInbox({
    archive,
    connection: { request: link.request, drop: () => (drops += 1) },
    own: ada,
    log: silentLog,
    onDidChange: (event) => events.push(event),
  });
  const texts = async () =>
    (await inbox.read({ peer: bob, before: null, limit: 200 })).messages.map(({ text }) => text);
  const fetches = () => link.asked.filter(({ name }) => name === "inbox:fetch").length;
  return { inbox, link, acknowledged, events, texts, fetches, drops: () => drops };
}

const someItems = (count: number) =>
  Array.from({ length: count }, (_, place) => aMessageItem(place + 1));
const numbered = (count: number) =>
  Array.from({ length: count }, (_, place) => `message ${place + 1}`);
const welcomeWith = (inboxLast: number) => ({ ...welcome, inboxLast });

describe("an inbox user agent", { timeout: 30_000 }, () => {
  it("fetches everything that came while it was away, page by page", async () => {
    await using test = await openTestArchive();
    const { inbox, fetches, acknowledged } = await startInbox(test.archive, someItems(450));
    await inbox.resume(welcomeWith(450));
    expect(await test.archive.run("inbox:cursor")).toBe(450);
    expect(fetches()).toBe(3);
    await until(() => acknowledged.at(-1)?.through === 450);
  });

  it("acknowledges only what is on the disk", async () => {
    await using test = await openTestArchive();
    const items = someItems(5);
    const { inbox, acknowledged } = await startInbox(test.archive, items);
    for (const item of items) inbox.receive([item]);
    await until(() => acknowledged.at(-1)?.through === 5);
    expect(acknowledged.every(({ through, onDisk }) => through <= onDisk)).toBe(true);
  });

  it("takes pushed entries as they come, and no entry twice", async () => {
    await using test = await openTestArchive();
    const items = someItems(3);
    const { inbox, texts, fetches, events } = await startInbox(test.archive, items);
    inbox.receive(items.slice(0, 2));
    inbox.receive(items.slice(1));
    inbox.receive(items);
    await inbox.settled();
    expect(await texts()).toEqual(numbered(3));
    expect(fetches()).toBe(0);
    expect(events.flatMap(({ messages }) => messages)).toHaveLength(3);
  });

  it.each([
    ["before the first one", [3]],
    ["within one push", [1, 3]],
  ])("fetches what is missing %s", async (_, pushed) => {
    await using test = await openTestArchive();
    const items = someItems(3);
    const { inbox, texts, fetches } = await startInbox(test.archive, items);
    inbox.receive(items.filter(({ sequence }) => pushed.includes(sequence)));
    await inbox.settled();
    expect(await texts()).toEqual(numbered(3));
    expect(fetches()).toBe(1);
  });

  it("begins the connection anew when it can't take something in", async () => {
    await using test = await openTestArchive();
    const { inbox, link, drops } = await startInbox(test.archive, someItems(3));
    link.isUp = false;
    inbox.receive([aMessageItem(3)]);
    await inbox.settled();
    await until(() => drops() === 1);
    expect(await test.archive.run("inbox:cursor")).toBe(0);
  });

  it("keeps what it has when the service lost its data and began anew", async () => {
    await using test = await openTestArchive();
    const first = await startInbox(test.archive, someItems(3));
    await first.inbox.resume(welcomeWith(3));
    const second = await startInbox(test.archive, [aMessageItem(1, { text: "anew" })]);
    await second.inbox.resume(welcomeWith(1));
    expect(await second.texts()).toEqual([...numbered(3), "anew"]);
  });

  it("reports what was displayed once it can, and not what the service refuses to hear", async () => {
    await using test = await openTestArchive();
    const { inbox, link, events } = await startInbox(test.archive, someItems(2));
    await inbox.resume(welcomeWith(2));
    const [, last] = events.flatMap(({ messages }) => messages);
    if (last === undefined) throw new Error("two messages came");
    link.isUp = false;
    await inbox.displayed(bob, last.id);
    link.isUp = true;
    await inbox.resume(welcomeWith(2));
    const reports = () => link.asked.filter(({ name }) => name === "message:displayed");
    await until(() => reports().length === 1);
    expect(reports()[0]?.input).toEqual({ peer: bob, through: last.id });
    await until(async () => (await test.archive.run("displayed:unreported")).length === 0);
  });

  it("rejects a catch-up that the service breaks off", async () => {
    await using test = await openTestArchive();
    const { inbox, link } = await startInbox(test.archive, someItems(3));
    link.isUp = false;
    await expect(inbox.resume(welcomeWith(3))).rejects.toMatchObject({ code: "unavailable" });
  });
});
