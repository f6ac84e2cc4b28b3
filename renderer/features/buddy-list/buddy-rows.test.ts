import { describe, expect, it } from "vitest";
import type { BuddyView, ConversationSummary } from "../../../shared/contract/bridge.ts";
import { outlineOf } from "../../state/view/buddy-outline.ts";
import {
  aBuddy,
  inbox,
  manyPeople,
  PEOPLE,
  presentity,
  type AnyPerson,
} from "../../testing/people.ts";
import { aTalk } from "../../testing/talk.ts";
import { NOON } from "../../testing/test-state.ts";
import { createBuddyRows, type BuddyRowsInput } from "./buddy-rows.ts";

function anInput(people: readonly AnyPerson[], part: Partial<BuddyRowsInput> = {}): BuddyRowsInput {
  return withBuddies(
    new Map(people.map((person) => [presentity(person.name), aBuddy(person, NOON)])),
    part,
  );
}
function withBuddies(
  buddies: ReadonlyMap<BuddyView["buddy"]["presentity"], BuddyView>,
  part: Partial<BuddyRowsInput> = {},
): BuddyRowsInput {
  const outline = outlineOf({
    buddies,
    sort: "name",
    showsUnavailable: true,
    filter: "",
    isOnline: true,
    recencyOf: () => 0,
    hasUnread: () => false,
  });
  return { outline, buddies, conversations: new Map(), isOnline: true, now: NOON, ...part };
}
const rowOf = (input: BuddyRowsInput, name: string) =>
  createBuddyRows()(input)
    .flatMap(({ buddies }) => buddies)
    .find(({ id }) => id === presentity(name));

describe("a row", () => {
  const input = anInput(PEOPLE);

  it.each([
    ["ada", "lit", "Looking for a second pair of eyes on the ledger"],
    ["dmitri", "busy", "Release 4.2, please only if it burns"],
    ["anh", "closed", /Writing · Not accepting messages until/],
    ["mateo", "off", /^Last on /],
    ["leilani", "off", ""],
    ["wei@harbour.example", "off", "Waiting for their answer"],
    ["viktor", "off", "They don’t let you see their light"],
    ["priya@harbour.example", "unknown", /^As of .*: Available$/],
  ] as const)("of %s shows the lamp %s and why", (name, lamp, note) => {
    expect(rowOf(input, name)).toMatchObject({ lamp });
    expect(rowOf(input, name)?.note).toMatch(
      typeof note === "string" ? new RegExp(`^${note}$`) : note,
    );
  });

  it("says as of when only where one is behind the others, not of everybody at once", () => {
    const offline = anInput(PEOPLE, { isOnline: false });
    expect(rowOf(offline, "ada")).toMatchObject({
      lamp: "unknown",
      note: "Looking for a second pair of eyes on the ledger",
    });
  });

  it("counts what is unread and says when the last word was", () => {
    const said = aTalk("ada", [{ who: "them", text: "hello", minutes: 5 }], NOON, 1);
    const summary: ConversationSummary = {
      peer: inbox("ada"),
      last: said[0] ?? null,
      unreadCount: 2,
      failedCount: 0,
      draft: "",
    };
    const row = rowOf(
      anInput(PEOPLE, { conversations: new Map([[inbox("ada"), summary]]) }),
      "ada",
    );
    expect(row).toMatchObject({ unread: 2, time: expect.stringMatching(/\d/) });
  });
});

describe("the rows of a thousand", () => {
  it("are all the very same objects when nothing changed, but for the time", () => {
    const makeRows = createBuddyRows();
    const input = anInput(manyPeople(1_000));
    const before = makeRows(input);
    const after = makeRows({ ...input, now: NOON + 15_000 });
    expect(after.every((group, index) => group === before[index])).toBe(true);
  });

  it("change for the one whose light changed, and for nobody else", () => {
    const makeRows = createBuddyRows();
    const people = manyPeople(1_000);
    const input = anInput(people);
    const before = makeRows(input);
    const [first] = people;
    if (first === undefined) throw new Error("nobody");
    const changed = aBuddy({ ...first, light: "busy", note: "Changed" }, NOON);
    const buddies = new Map(input.buddies).set(presentity(first.name), changed);
    const after = makeRows(withBuddies(buddies));
    const rows = (groups: typeof before) => groups.flatMap((group) => group.buddies);
    const known = new Set(rows(before));
    expect(
      rows(after)
        .filter((row) => !known.has(row))
        .map(({ note }) => note),
    ).toEqual(["Changed"]);
    expect(after.filter((group) => !before.includes(group))).toHaveLength(1);
  });
});
