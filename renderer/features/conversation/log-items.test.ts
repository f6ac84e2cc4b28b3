import { describe, expect, it } from "vitest";
import { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { inbox, uuid } from "../../testing/people.ts";
import { GROUP_MS, logItems, type LogItem } from "./log-items.ts";
import { reuseItems } from "./reuse-items.ts";

const MORNING = new Date(2026, 10, 26, 9).getTime();

function aMessage(position: number, minutes: number, isOwn = false): ConversationMessage {
  return ConversationMessage.parse({
    id: uuid(7, position),
    peer: inbox("ada"),
    isOwn,
    type: "text/plain",
    text: `message ${position}`,
    at: new Date(MORNING + minutes * 60_000).toISOString(),
    position,
    state: isOwn ? "stored" : "received",
    stateAt: null,
    failure: null,
  });
}
const source = (messages: readonly ConversationMessage[], part = {}) => ({
  messages,
  dividerAt: null,
  seams: [],
  hasEarlier: false,
  ...part,
});
const shape = (items: readonly LogItem[]) =>
  items.map((item) =>
    item.kind === "said" ? item.messages.map(({ position }) => position) : item.kind,
  );

describe("the rows of a conversation", () => {
  it("group one sender within five minutes of each other, however long it goes on", () => {
    const messages = [aMessage(1, 0), aMessage(2, 5), aMessage(3, 10), aMessage(4, 16)];
    expect(shape(logItems(source(messages)))).toEqual(["day", [1, 2, 3], [4]]);
    expect(GROUP_MS).toBe(300_000);
  });

  it("begin a group when the sender changes", () => {
    const messages = [aMessage(1, 0), aMessage(2, 1, true), aMessage(3, 2, true), aMessage(4, 3)];
    expect(shape(logItems(source(messages)))).toEqual(["day", [1], [2, 3], [4]]);
  });

  it("begin a day at midnight, where the person is", () => {
    const messages = [aMessage(1, 14 * 60 + 59), aMessage(2, 15 * 60)];
    expect(shape(logItems(source(messages)))).toEqual(["day", [1], "day", [2]]);
  });

  it("put the unread divider above its message and count what is new below it", () => {
    const messages = [aMessage(1, 0), aMessage(2, 1), aMessage(3, 2, true), aMessage(4, 3)];
    const items = logItems(source(messages, { dividerAt: 2 }));
    expect(shape(items)).toEqual(["day", [1], "unread", [2], [3], [4]]);
    expect(items[2]).toMatchObject({ kind: "unread", count: 2 });
  });

  it("say no day above the first while earlier messages may belong to it", () => {
    expect(shape(logItems(source([aMessage(1, 0)], { hasEarlier: true })))).toEqual([[1]]);
  });

  it("keep every key when earlier messages of the same group and day come above", () => {
    const newer = [aMessage(5, 10), aMessage(6, 11)];
    const before = logItems(source(newer, { hasEarlier: true }));
    const after = logItems(source([aMessage(3, 8), aMessage(4, 9), ...newer], { seams: [5] }));
    expect(shape(after)).toEqual(["day", [3, 4], [5, 6]]);
    expect(after.map(({ key }) => key)).toEqual(
      expect.arrayContaining(before.map(({ key }) => key)),
    );
  });

  it("keep the key of a group that grows at its end", () => {
    const [, before] = logItems(source([aMessage(1, 0)]));
    const [, after] = logItems(source([aMessage(1, 0), aMessage(2, 1)]));
    expect(after?.key).toBe(before?.key);
  });

  it("never give two rows one key, also when a clock was put back over midnight", () => {
    const messages = [
      aMessage(1, 0),
      aMessage(2, 24 * 60),
      aMessage(3, 1),
      aMessage(4, 24 * 60 + 1),
    ];
    const keys = logItems(source(messages)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are the very same objects where nothing changed", () => {
    const messages = [aMessage(1, 0), aMessage(2, 10, true)];
    const known = logItems(source(messages));
    const next = reuseItems(known, logItems(source([...messages, aMessage(3, 11, true)])));
    expect(next.map((item, index) => item === known[index])).toEqual([true, true, false]);
  });

  it("are none for nothing", () => {
    expect(logItems(source([]))).toEqual([]);
  });
});
