import { describe, expect, it } from "vitest";
import { FiredAlert } from "../../shared/contract/alert.ts";
import { bridgeEvents, BuddyView, ConversationMessage } from "../../shared/contract/bridge.ts";
import { createManualClock } from "../agent/testing/manual-clock.fixture.ts";
import { createEventCoalescer } from "./event-coalescer.ts";
import { v7 } from "uuid";

function startCoalescer() {
  const clock = createManualClock();
  const emitted: { name: string; payload: unknown }[] = [];
  const events = createEventCoalescer(clock, (name, payload) => {
    emitted.push({ name, payload: bridgeEvents[name].parse(payload) });
  });
  return { clock, events, emitted };
}

const at = "2026-01-01T12:00:00.000Z";

function aBuddy(name: string, asOf = at): BuddyView {
  return BuddyView.parse({
    buddy: { presentity: `pres:${name}@home`, name, groups: [], addedAt: at },
    subscription: null,
    document: null,
    displayName: "",
    isLive: true,
    asOf,
  });
}

function aMessage(change: Partial<ConversationMessage> = {}): ConversationMessage {
  const message = { id: v7(), peer: "im:bob@home", isOwn: true, type: "text/plain", text: "x", at };
  return ConversationMessage.parse({
    ...message,
    position: 1,
    state: "sending",
    stateAt: null,
    failure: null,
    ...change,
  });
}

const connection = (state: "connecting" | "online") => ({
  state,
  since: at,
  retryAt: null,
  code: null,
});

const aFired = (name: string) =>
  FiredAlert.parse({ presentity: `pres:${name}@home`, kind: "online", at, isLate: false });

describe("coalesced events", () => {
  it("tell every alert that fired, behind what is new of whom they are about", () => {
    const { clock, events, emitted } = startCoalescer();
    events.fired([aFired("b1")]);
    events.fired([aFired("b2")]);
    events.buddies({ buddies: [aBuddy("b1")], removed: [] });
    clock.advance(0);
    expect(emitted.map(({ name }) => name)).toEqual(["buddies:changed", "alert:fired"]);
    expect(emitted.at(-1)?.payload).toEqual([aFired("b1"), aFired("b2")]);
    events.fired([aFired("b3")]);
    events.discard();
    clock.advance(1_000);
    expect(emitted).toHaveLength(2);
  });

  it("make one event of a thousand changed buddies, each as it last was", () => {
    const { clock, events, emitted } = startCoalescer();
    for (let place = 0; place < 1_000; place += 1) {
      events.buddies({ buddies: [aBuddy(`b${place}`)], removed: [] });
      events.buddies({ buddies: [aBuddy(`b${place}`, "2026-01-01T13:00:00.000Z")], removed: [] });
    }
    clock.advance(0);
    expect(emitted).toHaveLength(1);
    const { buddies } = bridgeEvents["buddies:changed"].parse(emitted[0]?.payload);
    expect(buddies).toHaveLength(1_000);
    expect(new Set(buddies.map(({ asOf }) => asOf))).toEqual(new Set(["2026-01-01T13:00:00.000Z"]));
  });

  it("come at once after a quiet time, and no more often than a screen is drawn", () => {
    const { clock, events, emitted } = startCoalescer();
    events.state("connection:changed", connection("connecting"));
    clock.advance(0);
    events.state("connection:changed", connection("online"));
    clock.advance(15);
    expect(emitted).toHaveLength(1);
    clock.advance(1);
    expect(emitted.map(({ payload }) => payload)).toMatchObject([
      { state: "connecting" },
      { state: "online" },
    ]);
  });

  it("keep apart who left the list and who came back", () => {
    const { clock, events, emitted } = startCoalescer();
    const [ada, bob] = [aBuddy("ada"), aBuddy("bob")];
    events.buddies({ buddies: [ada, bob], removed: [] });
    events.buddies({ buddies: [], removed: [ada.buddy.presentity, bob.buddy.presentity] });
    events.buddies({ buddies: [bob], removed: [] });
    clock.advance(0);
    expect(emitted[0]?.payload).toEqual({ buddies: [bob], removed: [ada.buddy.presentity] });
  });

  it("never show a message that was taken back", () => {
    const { clock, events, emitted } = startCoalescer();
    const message = aMessage();
    events.conversations({ messages: [message], removed: [], conversations: [] });
    events.conversations({ messages: [], removed: [message.id], conversations: [] });
    clock.advance(0);
    expect(emitted).toEqual([
      { name: "messages:changed", payload: { messages: [], removed: [message.id] } },
    ]);
  });

  it("stay within what one event may carry", () => {
    const { clock, events, emitted } = startCoalescer();
    const messages = Array.from({ length: 2_500 }, () => aMessage());
    events.conversations({ messages, removed: [], conversations: [] });
    clock.advance(0);
    const sizes = emitted.map(
      ({ payload }) => bridgeEvents["messages:changed"].parse(payload).messages.length,
    );
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it("forget what belongs to an account that is gone", () => {
    const { clock, events, emitted } = startCoalescer();
    events.buddies({ buddies: [aBuddy("ada")], removed: [] });
    events.discard();
    events.state("session:changed", null);
    clock.advance(0);
    expect(emitted).toEqual([{ name: "session:changed", payload: null }]);
  });
});
