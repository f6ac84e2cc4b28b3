import { describe, expect, it } from "vitest";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { aBuddy, presentity, type AnyPerson } from "../../testing/people.ts";
import { NOON } from "../../testing/test-state.ts";
import { holdOutline, outlineOf, reuseOutline, type OutlineInput } from "./buddy-outline.ts";
import { holdOrder } from "./hold-order.ts";

function asMap(
  people: readonly AnyPerson[],
): ReadonlyMap<BuddyView["buddy"]["presentity"], BuddyView> {
  return new Map(people.map((person) => [presentity(person.name), aBuddy(person, NOON)]));
}
function anInput(people: readonly AnyPerson[], part: Partial<OutlineInput> = {}): OutlineInput {
  return {
    buddies: asMap(people),
    sort: "status",
    showsUnavailable: true,
    filter: "",
    isOnline: true,
    recencyOf: () => 0,
    hasUnread: () => false,
    ...part,
  };
}
const ada: AnyPerson = { name: "ada", displayName: "Ada", groups: ["Work"], light: "available" };
const noa: AnyPerson = { name: "noa", displayName: "Noa", groups: ["Work"], light: "busy" };
const zoe: AnyPerson = { name: "zoe", displayName: "Zoë", groups: ["Work"] };
const eve: AnyPerson = {
  name: "eve",
  displayName: "Eve",
  groups: ["Choir", "Work"],
  light: "away",
};
const sam: AnyPerson = { name: "sam", displayName: "Sam" };
const names = (input: OutlineInput) =>
  outlineOf(input).groups.map(({ name, members }) => [
    name,
    ...members.map((one) => one.slice(5).split("@")[0]),
  ]);

describe("the outline", () => {
  it("puts groups by the alphabet and those without one last; one person may stand in several", () => {
    expect(names(anInput([sam, zoe, ada, eve, noa]))).toEqual([
      ["Choir", "eve"],
      ["Work", "ada", "eve", "noa", "zoe"],
      ["", "sam"],
    ]);
  });

  it("sorts by name without regard to case and accents, and by the last word", () => {
    const people = [zoe, noa, ada];
    expect(names(anInput(people, { sort: "name" }))).toEqual([["Work", "ada", "noa", "zoe"]]);
    const recencyOf = (who: string) =>
      who === presentity("zoe") ? 9 : who === presentity("noa") ? 5 : 0;
    expect(names(anInput(people, { sort: "recent", recencyOf }))).toEqual([
      ["Work", "zoe", "noa", "ada"],
    ]);
  });

  it("keeps the order when the connection goes: what was known last still sorts", () => {
    const people = [zoe, noa, ada];
    expect(names(anInput(people, { isOnline: false }))).toEqual(names(anInput(people)));
  });

  it("counts who is around, and does not pretend to without a connection", () => {
    expect(outlineOf(anInput([ada, zoe])).groups[0]).toMatchObject({ aroundCount: 1 });
    expect(outlineOf(anInput([ada, zoe], { isOnline: false })).groups[0]).toMatchObject({
      aroundCount: null,
    });
  });

  it("hides who is unavailable and says how many, but nobody who wrote or has not answered yet", () => {
    const asked: AnyPerson = { ...sam, subscription: "pending" };
    const hiding = { showsUnavailable: false } as const;
    expect(outlineOf(anInput([ada, zoe, asked], hiding))).toMatchObject({ hiddenCount: 1 });
    expect(names(anInput([ada, zoe, asked], hiding))).toEqual([
      ["Work", "ada"],
      ["", "sam"],
    ]);
    const hasUnread = (who: string) => who === presentity("zoe");
    expect(outlineOf(anInput([ada, zoe], { ...hiding, hasUnread })).hiddenCount).toBe(0);
  });

  it("finds whoever is looked for, also the hidden", () => {
    expect(names(anInput([ada, zoe], { filter: " ZOE ", showsUnavailable: false }))).toEqual([
      ["Work", "zoe"],
    ]);
  });
});

describe("holding", () => {
  const shown = outlineOf(anInput([ada, noa, zoe]));

  it("moves nobody whose light goes on", () => {
    const next = outlineOf(
      anInput([{ ...ada, light: "off" }, noa, { ...zoe, light: "available" }]),
    );
    expect(holdOutline(shown, next).groups[0]?.members).toEqual(shown.groups[0]?.members);
  });

  it("hides nobody whose light goes off, and brings in nobody who was hidden", () => {
    const hiding = { showsUnavailable: false } as const;
    const before = outlineOf(anInput([ada, noa, zoe], hiding));
    const next = outlineOf(
      anInput([{ ...ada, light: "off" }, noa, { ...zoe, light: "available" }], hiding),
    );
    expect(holdOutline(before, next).groups[0]?.members).toEqual([
      presentity("ada"),
      presentity("noa"),
    ]);
  });

  it("puts who joins at the end, and lets go of who leaves", () => {
    const vic: AnyPerson = {
      name: "vic",
      displayName: "Aaron",
      groups: ["Work"],
      light: "available",
    };
    const next = outlineOf(anInput([vic, noa, zoe]));
    expect(holdOutline(shown, next).groups[0]?.members).toEqual(
      ["noa", "zoe", "vic"].map(presentity),
    );
  });

  it("still counts anew", () => {
    const next = outlineOf(anInput([ada, noa, { ...zoe, light: "available" }]));
    expect(holdOutline(shown, next).groups[0]?.aroundCount).toBe(3);
  });
});

describe("reuse", () => {
  it("keeps the very outline when nothing in it changed, and the very groups that did not", () => {
    const shown = outlineOf(anInput([ada, eve]));
    expect(reuseOutline(shown, outlineOf(anInput([ada, eve])))).toBe(shown);
    const next = reuseOutline(shown, outlineOf(anInput([{ ...ada, light: "off" }, eve])));
    expect(next.groups.map((group, index) => group === shown.groups[index])).toEqual([true, false]);
  });
});

it("holds an order: who stays stays, who is new comes last", () => {
  expect(holdOrder(["c", "a", "b"], ["a", "b", "d", "c"])).toEqual(["c", "a", "b", "d"]);
  const shown = ["c", "a"];
  expect(holdOrder(shown, ["a", "c"])).toBe(shown);
});
