import { describe, expect, it } from "vitest";
import type { ConversationSummary } from "../../../shared/contract/bridge.ts";
import { aBuddy, inbox, PEOPLE, presentity, principal } from "../../testing/people.ts";
import { aTalk, type Line } from "../../testing/talk.ts";
import { NOON } from "../../testing/test-state.ts";
import {
  createConversationRows,
  oneLine,
  type ConversationRowsInput,
} from "./conversation-rows.ts";

function aSummary(
  name: string,
  lines: readonly Line[],
  part: Partial<ConversationSummary> = {},
): ConversationSummary {
  const last = aTalk(name, lines, NOON, 1).at(-1) ?? null;
  return { peer: inbox(name), last, unreadCount: 0, failedCount: 0, draft: "", ...part };
}
function anInput(
  summaries: readonly ConversationSummary[],
  part: Partial<ConversationRowsInput> = {},
): ConversationRowsInput {
  return {
    order: summaries.map(({ peer }) => peer),
    summaries: new Map(summaries.map((summary) => [summary.peer, summary])),
    buddies: new Map(PEOPLE.map((person) => [presentity(person.name), aBuddy(person, NOON)])),
    drafts: new Map(),
    requests: [],
    current: null,
    isOnline: true,
    now: NOON,
    ...part,
  };
}
const hello = [{ who: "them", text: "hello\nthere", minutes: 5 }] as const;
const mine = [{ who: "me", text: "hi", minutes: 5 }] as const;
const row = (input: ConversationRowsInput) => createConversationRows()(input)[0];

describe("a row of the inbox", () => {
  it("shows the last word on one line, and whose it is", () => {
    expect(row(anInput([aSummary("ada", hello)]))).toMatchObject({
      name: "Ada Byron-King",
      lamp: "lit",
      text: "hello there",
      textKind: "theirs",
    });
    expect(row(anInput([aSummary("ada", mine)]))).toMatchObject({ text: "hi", textKind: "own" });
  });

  it("puts what was not sent before a draft, and a draft before what was said", () => {
    const drafts = new Map([[inbox("ada"), "shall we"]]);
    expect(row(anInput([aSummary("ada", hello)], { drafts }))).toMatchObject({
      text: "shall we",
      textKind: "draft",
    });
    expect(row(anInput([aSummary("ada", hello, { failedCount: 2 })], { drafts }))).toMatchObject({
      text: "2 messages were not sent",
      textKind: "failed",
    });
  });

  it("keeps the draft to itself that is in sight already", () => {
    const drafts = new Map([[inbox("ada"), "shall we"]]);
    expect(row(anInput([aSummary("ada", hello)], { drafts, current: inbox("ada") }))).toMatchObject(
      { textKind: "theirs" },
    );
  });

  it("calls a stranger what they call themself when they ask, else by their address", () => {
    const summaries = [aSummary("tomasz", hello)];
    expect(row(anInput(summaries))?.name).toBe("tomasz@analytical.example");
    const request = {
      watcher: principal("tomasz"),
      displayName: "Tomasz",
      since: new Date(NOON).toISOString(),
      state: "pending" as const,
    };
    expect(row(anInput(summaries, { requests: [request] }))?.name).toBe("Tomasz");
  });

  it("is there for a conversation that was only just begun", () => {
    const input = anInput([]);
    expect(row({ ...input, order: [inbox("ada")] })).toMatchObject({
      name: "Ada Byron-King",
      unread: 0,
    });
  });

  it("is the very same object until something in it changes", () => {
    const makeRows = createConversationRows();
    const input = anInput([aSummary("ada", hello), aSummary("noa", mine)]);
    const before = makeRows(input);
    const after = makeRows({
      ...input,
      now: NOON + 60_000,
      drafts: new Map([[inbox("noa"), "…"]]),
    });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});

it("makes one short line of a long text", () => {
  expect(oneLine(" a\n\n b\tc ")).toBe("a b c");
  expect(oneLine("x".repeat(60_000)).length).toBeLessThan(200);
});
