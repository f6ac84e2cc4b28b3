import { describe, expect, it } from "vitest";
import { InboxAddress, PresentityAddress, PrincipalAddress } from "../contract/address.ts";
import { limits } from "../contract/limits.ts";
import {
  inboxOf,
  normaliseName,
  ownerOf,
  parseTypedAddress,
  presentityOf,
  principalOf,
  tagOf,
} from "./address.ts";

describe("parseTypedAddress", () => {
  it.each([
    ["ada", "ada@home"],
    ["  Ada ", "ada@home"],
    ["ADA@Example.ORG", "ada@example.org"],
    ["pres:ada@example.org", "ada@example.org"],
    ["IM:ada@example.org", "ada@example.org"],
    ["ａｄａ", "ada@home"],
    ["Þórdís", "þórdís@home"],
  ])("reads %j as %s", (typed, expected) => {
    expect(parseTypedAddress(typed, "home")).toBe(expected);
  });

  it.each(["", " ", "@home", "ada@", "a b", "ada@home@away", "mailto:ada@home", "a/b@home"])(
    "refuses %j in words",
    (typed) => {
      expect(() => parseTypedAddress(typed, "home")).toThrow(
        expect.objectContaining({ code: "address-malformed" }),
      );
    },
  );
});

describe("addresses of one principal", () => {
  const ada = PrincipalAddress.parse("ada@home");

  it("share one identifier under the two schemes", () => {
    expect([presentityOf(ada), inboxOf(ada)]).toEqual(["pres:ada@home", "im:ada@home"]);
  });

  it("lead back to the principal", () => {
    expect(principalOf(inboxOf(presentityOf(ada)))).toBe(ada);
    expect(ownerOf(presentityOf(ada))).toBe(ada);
  });

  it("are all of them too long, or none", () => {
    for (let length = limits.address - 10; length <= limits.address; length += 1) {
      const bare = `a@${"h".repeat(length)}`;
      const fits = [
        PrincipalAddress.safeParse(bare),
        PresentityAddress.safeParse(`pres:${bare}`),
        InboxAddress.safeParse(`im:${bare}`),
      ].map(({ success }) => success);
      expect(new Set(fits).size).toBe(1);
    }
  });
});

describe("a further presentity of a principal", () => {
  const work = PresentityAddress.parse("pres:ada+work@home");

  it("is theirs by its address alone, and has no inbox of its own", () => {
    expect(ownerOf(work)).toBe("ada@home");
    expect(inboxOf(work)).toBe("im:ada@home");
    expect(tagOf(work)).toBe("work");
    expect(tagOf(presentityOf(ownerOf(work)))).toBeNull();
  });

  it.each(["pres:ada+@home", "pres:+work@home", "pres:ada+Work@home", "pres:ada+a+b@home"])(
    "is never called %s",
    (address) => {
      expect(PresentityAddress.safeParse(address).success).toBe(false);
    },
  );

  it("has the name of no principal", () => {
    expect(PrincipalAddress.safeParse("ada+work@home").success).toBe(false);
    expect(InboxAddress.safeParse("im:ada+work@home").success).toBe(false);
  });
});

describe("normaliseName", () => {
  it("is idempotent where folding case undoes a composition", () => {
    for (const name of ["İstanbul", "ﬁnn", "Å", "ΐ", "ẞ"]) {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
    }
  });
});
