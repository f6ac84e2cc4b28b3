import { describe, expect, it } from "vitest";
import { ConversationMessage, type DeliveryState } from "../../../shared/contract/bridge.ts";
import { inbox, uuid } from "../../testing/people.ts";
import {
  dropDivider,
  EMPTY_TIMELINE,
  markDisplayed,
  placeEarlier,
  placeNewest,
  receive,
  type Timeline,
} from "./timeline.ts";

function aMessage(position: number, part: Partial<ConversationMessage> = {}): ConversationMessage {
  return ConversationMessage.parse({
    id: uuid(7, position),
    peer: inbox("ada"),
    isOwn: false,
    type: "text/plain",
    text: `message ${position}`,
    at: new Date(position * 60_000).toISOString(),
    position,
    state: part.isOwn === true ? "stored" : "received",
    stateAt: null,
    failure: null,
    ...part,
  });
}

const page = (
  positions: readonly number[],
  hasEarlier = false,
  firstUnread: number | null = null,
) => ({
  messages: positions.map((position) => aMessage(position)),
  hasEarlier,
  firstUnread,
});
const positions = (timeline: Timeline) => timeline.messages.map(({ position }) => position);
const arrival = (messages: readonly ConversationMessage[], isAttentive = true) => ({
  messages,
  removed: [],
  isAttentive,
});

describe("opening", () => {
  it("puts the unread divider above the first message that was not on screen yet", () => {
    const timeline = placeNewest(EMPTY_TIMELINE, page([1, 2, 3, 4], false, 3));
    expect(timeline).toMatchObject({ phase: "ready", dividerAt: 3, displayedThrough: 2 });
  });

  it("has no divider and nothing left to display when all was read", () => {
    const timeline = placeNewest(EMPTY_TIMELINE, page([1, 2]));
    expect(timeline).toMatchObject({ dividerAt: null, displayedThrough: 2 });
  });

  it("keeps earlier pages that the newest one continues", () => {
    const held = placeEarlier(placeNewest(EMPTY_TIMELINE, page([5, 6], true)), page([3, 4], true));
    const again = placeNewest(held, page([6, 7], true));
    expect(positions(again)).toEqual([3, 4, 5, 6, 7]);
    expect(again.hasEarlier).toBe(true);
  });

  it("starts over rather than leave a hole that nobody sees", () => {
    const held = placeNewest(EMPTY_TIMELINE, page([1, 2]));
    const again = placeNewest(held, page([90, 91], true));
    expect(positions(again)).toEqual([90, 91]);
    expect(again.hasEarlier).toBe(true);
  });
});

describe("earlier pages", () => {
  it("come above, sorted, each message once, and leave a seam", () => {
    const held = placeNewest(EMPTY_TIMELINE, page([5, 6], true));
    const timeline = placeEarlier(held, page([4, 3, 5], false));
    expect(positions(timeline)).toEqual([3, 4, 5, 6]);
    expect(timeline).toMatchObject({ hasEarlier: false, isLoadingEarlier: false, seams: [5] });
  });

  it("do not move the divider", () => {
    const held = placeNewest(EMPTY_TIMELINE, page([5, 6], true, 6));
    expect(placeEarlier(held, page([3, 4])).dividerAt).toBe(6);
  });
});

describe("arrivals", () => {
  const open = placeNewest(EMPTY_TIMELINE, page([1, 2]));

  it("take their place by position, whatever the order they come in", () => {
    const timeline = receive(open, arrival([aMessage(4), aMessage(3)]));
    expect(positions(timeline)).toEqual([1, 2, 3, 4]);
  });

  it("replace a message they know by its id", () => {
    const sending = receive(open, arrival([aMessage(3, { isOwn: true, state: "sending" })]));
    const stored = receive(sending, arrival([aMessage(3, { isOwn: true, state: "stored" })]));
    expect(stored.messages.at(-1)?.state).toBe("stored");
    expect(positions(stored)).toEqual([1, 2, 3]);
  });

  it.each([
    ["stored", "sending"],
    ["delivered", "stored"],
    ["displayed", "delivered"],
    ["delivered", "failed"],
  ] as const)("never take %s back to %s: a slow reply undoes nothing", (known, late) => {
    const own = (state: DeliveryState) => aMessage(3, { isOwn: true, state });
    const timeline = receive(receive(open, arrival([own(known)])), arrival([own(late)]));
    expect(timeline.messages.at(-1)?.state).toBe(known);
  });

  it("let a failed message be sent anew", () => {
    const own = (state: DeliveryState) => aMessage(3, { isOwn: true, state });
    const timeline = receive(receive(open, arrival([own("failed")])), arrival([own("sending")]));
    expect(timeline.messages.at(-1)?.state).toBe("sending");
  });

  it("take removed messages out", () => {
    const [first] = open.messages;
    const timeline = receive(open, {
      messages: [],
      removed: [first?.id ?? aMessage(9).id],
      isAttentive: true,
    });
    expect(positions(timeline)).toEqual([2]);
  });

  it("of a page that was never loaded are left to the page", () => {
    const held = placeNewest(EMPTY_TIMELINE, page([50, 51], true));
    expect(receive(held, arrival([aMessage(7)]))).toBe(held);
  });

  it("leave the very object alone when nothing of it is meant", () => {
    expect(receive(open, { messages: [], removed: [aMessage(77).id], isAttentive: true })).toBe(
      open,
    );
  });
});

describe("the unread divider", () => {
  const open = placeNewest(EMPTY_TIMELINE, page([1, 2]));

  it("does not appear while the person reads", () => {
    expect(receive(open, arrival([aMessage(3)])).dividerAt).toBeNull();
  });

  it("appears above the first of what came while they looked elsewhere", () => {
    const away = receive(open, arrival([aMessage(3)], false));
    expect(receive(away, arrival([aMessage(4)], false)).dividerAt).toBe(3);
  });

  it("stands still while anything below it was not seen", () => {
    const opened = placeNewest(EMPTY_TIMELINE, page([1, 2, 3], false, 2));
    expect(receive(opened, arrival([aMessage(4)], false)).dividerAt).toBe(2);
  });

  it("moves on once everything below the old one had been seen", () => {
    const opened = placeNewest(EMPTY_TIMELINE, page([1, 2, 3], false, 2));
    expect(receive(markDisplayed(opened, 3), arrival([aMessage(4)], false)).dividerAt).toBe(4);
  });

  it("is not moved by one's own word from another device", () => {
    expect(receive(open, arrival([aMessage(3, { isOwn: true })], false)).dividerAt).toBeNull();
  });

  it("goes when an answer is written", () => {
    const opened = placeNewest(EMPTY_TIMELINE, page([1, 2], false, 2));
    expect(dropDivider(opened).dividerAt).toBeNull();
    expect(dropDivider(open)).toBe(open);
  });
});

it("remembers only forward how far was displayed", () => {
  const open = placeNewest(EMPTY_TIMELINE, page([1, 2, 3], false, 1));
  const seen = markDisplayed(open, 2);
  expect(seen.displayedThrough).toBe(2);
  expect(markDisplayed(seen, 1)).toBe(seen);
});
