import { describe, expect, it } from "vitest";
import { AccessRuleId } from "../../../shared/contract/access.ts";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { type ComingSets, createComingSets } from "./coming-sets.ts";

const ada = PresentityAddress.parse("pres:ada@home");
const bob = PresentityAddress.parse("pres:bob@home");

function someRules(count: number, first = 0) {
  return Array.from({ length: count }, (_, at) => ({
    ...plainGrant({ kind: "authenticated" }, "block"),
    id: AccessRuleId.parse(`${first + at}`),
  }));
}

function adding(sets: ComingSets) {
  return (presentity: PresentityAddress, from: number, count: number, setId = "set") =>
    sets.add(presentity, { setId, from, rules: someRules(count, from), isLast: false });
}

describe("a set of rules that comes in parts", () => {
  it("is all of them in their order, also where one came twice", () => {
    const sets = createComingSets();
    const add = adding(sets);
    add(ada, 0, 2);
    add(ada, 2, 2);
    add(ada, 2, 2);
    const all = sets.add(ada, { setId: "set", from: 4, rules: someRules(1, 4), isLast: true });
    expect(all).toEqual(someRules(5));
    // It is over: nothing follows on from it.
    expect(() => add(ada, 5, 1)).toThrow(/begin anew/);
  });

  it("is no mixture of two", () => {
    const add = adding(createComingSets());
    add(ada, 0, 2);
    add(bob, 0, 2);
    expect(() => add(ada, 2, 1, "other")).toThrow(/begin anew/);
    expect(() => add(ada, 3, 1)).toThrow(/begin anew/);
    expect(add(bob, 2, 1)).toHaveLength(3);
  });

  it("is no more than there may be", () => {
    const add = adding(createComingSets());
    add(ada, 0, limits.accessRules);
    expect(() => add(ada, limits.accessRules, 1)).toThrow(/at most 10000/);
  });

  it("gives way to others when there are too many, the one that waited longest first", () => {
    const add = adding(createComingSets(10));
    add(ada, 0, 4);
    add(bob, 0, 4);
    add(ada, 4, 1);
    add(PresentityAddress.parse("pres:cleo@home"), 0, 4);
    expect(() => add(bob, 4, 1)).toThrow(/begin anew/);
    expect(add(ada, 5, 1)).toHaveLength(6);
  });
});
