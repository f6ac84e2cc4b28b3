import { describe, expect, it } from "vitest";
import { AccessRule, type AccessHandling } from "../contract/access.ts";
import { PrincipalAddress } from "../contract/address.ts";
import { decideAccess } from "./access-decision.ts";

const ada = PrincipalAddress.parse("ada@home");

function aRule(person: string, handling: AccessHandling): AccessRule {
  return AccessRule.parse({
    id: `${person}-${handling}`,
    condition: { kind: "person", person },
    handling,
    decidedAt: "2026-01-01T00:00:00.000Z",
  });
}

describe("decideAccess", () => {
  it("makes a stranger wait for an answer", () => {
    expect(decideAccess([aRule("bob@home", "allow")], ada)).toEqual({
      handling: "confirm",
      rule: null,
    });
  });

  it("names the rule that decided", () => {
    const rule = aRule("ada@home", "allow");
    expect(decideAccess([rule], ada)).toEqual({ handling: "allow", rule });
  });

  it("lets the most restrictive of equals win, in any order", () => {
    const rules = (["allow", "confirm", "polite-block", "block"] as const).map((handling) =>
      aRule("ada@home", handling),
    );
    expect(decideAccess(rules, ada).handling).toBe("block");
    expect(decideAccess(rules.toReversed(), ada).handling).toBe("block");
    expect(decideAccess(rules.slice(0, 3), ada).handling).toBe("polite-block");
  });
});
