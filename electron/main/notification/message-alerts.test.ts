import { beforeEach, describe, expect, it } from "vitest";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import type { DesktopState } from "../state/desktop-state.ts";
import { createMessageAlerts } from "./message-alerts.ts";

const STATE: DesktopState = {
  isSignedIn: true,
  connection: "online",
  choice: "available",
  isAway: false,
  note: "",
  theme: "system",
  names: new Map(),
  unread: new Map([["ada@home", 1]]),
};

let shown: unknown[];
let isFocused: boolean;
let lastId = 0;
beforeEach(() => {
  shown = [];
  isFocused = false;
});

const alerts = () =>
  createMessageAlerts(
    {
      show: (person, count) => void shown.push([person, count]),
      withdraw: (person) => void shown.push([person, "withdrawn"]),
    },
    () => isFocused,
  );

function aMessage(changes: Partial<ConversationMessage> = {}): ConversationMessage {
  lastId += 1;
  // Sound: the two branded fields are only carried about here.
  return {
    id: `message-${lastId}`,
    peer: "im:ada@home",
    isOwn: false,
    type: "text/plain",
    text: "secret",
    at: "2026-11-22T10:00:00.000Z",
    position: lastId,
    state: "received",
    stateAt: null,
    failure: null,
    ...changes,
  } as ConversationMessage;
}

describe("createMessageAlerts", () => {
  it("shows one alert per person and counts on", () => {
    const decide = alerts();
    const bob = { peer: "im:bob@home" as ConversationMessage["peer"] };
    decide.messagesChanged([aMessage(), aMessage(), aMessage(bob)], STATE);
    decide.messagesChanged([aMessage()], STATE);
    expect(shown).toEqual([
      ["ada@home", 2],
      ["bob@home", 1],
      ["ada@home", 3],
    ]);
  });

  it("tells of a message once, however often it changes", () => {
    const decide = alerts();
    const message = aMessage();
    decide.messagesChanged([message], STATE);
    decide.messagesChanged([message], STATE);
    expect(shown).toHaveLength(1);
  });

  it("tells nothing of one's own messages", () => {
    alerts().messagesChanged([aMessage({ isOwn: true, state: "delivered" })], STATE);
    expect(shown).toEqual([]);
  });

  it("keeps quiet while the window has the focus and while busy, also about these afterwards", () => {
    const decide = alerts();
    const message = aMessage();
    isFocused = true;
    decide.messagesChanged([message], STATE);
    isFocused = false;
    decide.messagesChanged([message], STATE);
    decide.messagesChanged([aMessage()], { ...STATE, choice: "busy" });
    expect(shown).toEqual([]);
  });

  it("withdraws when the conversation was read, and counts anew", () => {
    const decide = alerts();
    decide.messagesChanged([aMessage()], STATE);
    decide.stateChanged(STATE);
    decide.stateChanged({ ...STATE, unread: new Map() });
    decide.stateChanged({ ...STATE, unread: new Map() });
    decide.messagesChanged([aMessage()], STATE);
    expect(shown).toEqual([
      ["ada@home", 1],
      ["ada@home", "withdrawn"],
      ["ada@home", 1],
    ]);
  });
});
