import { describe, expect, it } from "vitest";
import { aBuddy, principal } from "../../testing/people.ts";
import { NOON } from "../../testing/test-state.ts";
import {
  buddyName,
  foldForSearch,
  searchTextOf,
  shortAddress,
  strangerName,
} from "./person-name.ts";

describe("a name", () => {
  it("is one's own before theirs, and theirs before the address", () => {
    const mateo = { name: "mateo", displayName: "Mateo Fernández" };
    expect(buddyName(aBuddy({ ...mateo, ownName: "Abuelo" }, NOON))).toBe("Abuelo");
    expect(buddyName(aBuddy(mateo, NOON))).toBe("Mateo Fernández");
  });

  it("of a buddy who has not answered yet is their whole address", () => {
    const unnamed = aBuddy({ name: "mateo", displayName: "", subscription: "pending" }, NOON);
    expect(buddyName(unnamed)).toBe("mateo@analytical.example");
  });

  it("of a stranger is what they said, else their whole address", () => {
    expect(strangerName(principal("bart"), "Bart")).toBe("Bart");
    expect(strangerName(principal("bart"), "")).toBe("bart@analytical.example");
  });

  it("is short where the domain goes without saying", () => {
    expect(shortAddress(principal("bart"), "analytical.example")).toBe("bart");
    expect(shortAddress(principal("bart"), "harbour.example")).toBe("bart@analytical.example");
  });
});

describe("search", () => {
  it.each([
    ["fernandez", "Mateo Fernández"],
    ["þórdís", "ÞÓRDÍS"],
    ["ﬁnn", "Finn"],
  ])("finds %s in %s", (wanted, name) => {
    expect(foldForSearch(name)).toContain(foldForSearch(wanted));
  });

  it("looks at both names, the address and the groups", () => {
    const text = searchTextOf(
      aBuddy({ name: "mateo", displayName: "Mateo", ownName: "Abuelo", groups: ["Family"] }, NOON),
    );
    for (const part of ["mateo@analytical", "abuelo", "family"]) expect(text).toContain(part);
  });
});
