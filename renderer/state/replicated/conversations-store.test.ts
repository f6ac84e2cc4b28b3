import { describe, expect, it } from "vitest";
import type { ConversationSummary } from "../../../shared/contract/bridge.ts";
import { inbox } from "../../testing/people.ts";
import { aTalk } from "../../testing/talk.ts";
import { NOON } from "../../testing/test-state.ts";
import {
  mergeConversations,
  orderConversations,
  type ConversationsState,
} from "./conversations-store.ts";

function aSummary(
  name: string,
  minutes: number | null,
  part: Partial<ConversationSummary> = {},
): ConversationSummary {
  const said =
    minutes === null ? [] : aTalk(name, [{ who: "them", text: "hello", minutes }], NOON, 1);
  return {
    peer: inbox(name),
    last: said[0] ?? null,
    unreadCount: 0,
    failedCount: 0,
    draft: "",
    ...part,
  };
}
const empty: ConversationsState = { byPeer: new Map(), unreadCount: 0 };

describe("conversations", () => {
  it("counts what is unread over all of them", () => {
    const state = mergeConversations(empty, [
      aSummary("ada", 3, { unreadCount: 2 }),
      aSummary("noa", 5, { unreadCount: 1 }),
    ]);
    expect(state.unreadCount).toBe(3);
    expect(mergeConversations(state, [aSummary("ada", 3)]).unreadCount).toBe(1);
  });

  it("keeps the very objects of those that did not change", () => {
    const state = mergeConversations(empty, [aSummary("ada", 3), aSummary("noa", 5)]);
    const next = mergeConversations(state, [aSummary("ada", 1)]);
    expect(next.byPeer.get(inbox("noa"))).toBe(state.byPeer.get(inbox("noa")));
    expect(mergeConversations(state, [])).toBe(state);
  });

  it("stand with the newest word first, and with one only begun above them", () => {
    const { byPeer } = mergeConversations(empty, [
      aSummary("ada", 30),
      aSummary("noa", 5),
      aSummary("sara", null, { draft: "shall we" }),
      aSummary("anh", null),
    ]);
    expect(orderConversations(byPeer)).toEqual(["sara", "noa", "ada", "anh"].map(inbox));
  });

  it("do not shuffle when they are equally old", () => {
    const state = mergeConversations(empty, [aSummary("noa", 5), aSummary("ada", 5)]);
    const again = mergeConversations(state, [aSummary("noa", 5)]);
    expect(orderConversations(again.byPeer)).toEqual(orderConversations(state.byPeer));
  });
});
