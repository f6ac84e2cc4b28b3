import { describe, expect, it } from "vitest";
import {
  type AccessCondition,
  type AccessGrant,
  type AccessHandling,
  AccessRule,
} from "../contract/access.ts";
import { PrincipalAddress } from "../contract/address.ts";
import { decideAccess, nextDecisionAt } from "./access-decision.ts";
import { plainGrant } from "./access-grant.ts";
import type { Subject } from "./access-match.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "./presence-filter.ts";

const NOON = new Date("2026-03-02T12:00:00.000Z");

const ada: Subject = {
  watcher: PrincipalAddress.parse("ada@home"),
  level: "password",
  groups: new Set(["Choir"]),
};
const nobody: Subject = { watcher: null, level: "anonymous", groups: new Set() };

const adaHerself: AccessCondition = {
  kind: "person",
  person: PrincipalAddress.parse("ada@home"),
};
const choir: AccessCondition = { kind: "group", group: "Choir" };
const home: AccessCondition = { kind: "domain", domain: "home" };
const everybody: AccessCondition = { kind: "authenticated" };

function rule(
  condition: AccessCondition,
  handling: AccessHandling,
  more: Partial<AccessGrant> = {},
): AccessRule {
  const id = `${JSON.stringify(condition)} ${handling}`.slice(0, 64);
  const decidedAt = "2026-01-01T00:00:00.000Z";
  return AccessRule.parse({ ...plainGrant(condition, handling), id, decidedAt, ...more });
}

function decide(rules: readonly AccessRule[], subject: Subject = ada, now = NOON) {
  return decideAccess(rules, subject, now);
}

describe("without a rule about them", () => {
  it("a stranger waits for an answer", () => {
    const other = { kind: "person", person: PrincipalAddress.parse("bob@home") } as const;
    expect(decide([rule(other, "allow")])).toMatchObject({ handling: "confirm", rule: null });
  });

  it("somebody anonymous is refused, whatever everybody else may", () => {
    expect(decide([rule(everybody, "allow")], nobody)).toMatchObject({
      handling: "block",
      rule: null,
    });
  });
});

describe("the most specific condition decides", () => {
  const ladder = [adaHerself, choir, home, everybody];

  it.each(ladder.slice(0, -1).map((condition, index) => [condition.kind, index] as const))(
    "%s before what is wider, and without granting less",
    (_kind, index) => {
      const narrower = ladder[index] ?? everybody;
      for (const wider of ladder.slice(index + 1)) {
        expect(decide([rule(wider, "block"), rule(narrower, "allow")]).handling).toBe("allow");
        expect(decide([rule(narrower, "block"), rule(wider, "allow")]).handling).toBe("block");
      }
    },
  );

  it("and is named", () => {
    const own = rule(adaHerself, "allow");
    expect(decide([rule(home, "block"), own]).rule).toEqual(own);
  });

  it("only among those that match: another group, another domain, more than was proved", () => {
    const rules = [
      rule({ kind: "group", group: "Work" }, "block"),
      rule({ kind: "domain", domain: "at.home" }, "block"),
      rule(adaHerself, "block", { minimumLevel: "verified-device" }),
      rule(everybody, "allow"),
    ];
    expect(decide(rules).handling).toBe("allow");
    expect(decide(rules, { ...ada, level: "signed" }).handling).toBe("block");
  });

  it("and the rule for anonymous watchers is about nobody else", () => {
    const rules = [rule({ kind: "anonymous" }, "allow")];
    expect(decide(rules).handling).toBe("confirm");
    expect(decide(rules, nobody).handling).toBe("allow");
  });
});

describe("among equals", () => {
  it("the most restrictive handling wins, in any order", () => {
    const rules = (["allow", "confirm", "polite-block", "block"] as const).map((handling) =>
      rule(adaHerself, handling),
    );
    expect(decide(rules).handling).toBe("block");
    expect(decide(rules.toReversed()).handling).toBe("block");
    expect(decide(rules.slice(0, 3)).handling).toBe("polite-block");
  });

  it("is shown only what all of them show, and permitted only what all permit", () => {
    const rules = [
      rule(choir, "allow", { shows: { ...SHOW_EVERYTHING, notes: false } }),
      rule({ kind: "group", group: "Work" }, "allow", {
        shows: { ...SHOW_EVERYTHING, lastSeen: "day" },
        permits: { fetch: true, subscribe: false },
      }),
    ];
    const both = { ...ada, groups: new Set(["Choir", "Work"]) };
    expect(decide(rules, both)).toMatchObject({
      shows: { ...SHOW_EVERYTHING, notes: false, lastSeen: "day" },
      permits: { fetch: true, subscribe: false },
    });
    expect(decide(rules).shows).toEqual({ ...SHOW_EVERYTHING, notes: false });
  });

  it("what a stricter one would show does not matter", () => {
    const rules = [rule(choir, "allow"), rule(choir, "confirm", { shows: SHOW_LIGHT_ONLY })];
    expect(decide(rules)).toMatchObject({ handling: "confirm", shows: SHOW_LIGHT_ONLY });
  });
});

describe("time", () => {
  const from = "2026-03-02T13:00:00.000Z";
  const until = "2026-03-02T14:00:00.000Z";
  const timed = rule(adaHerself, "block", { validity: { from, until } });

  it("begins a rule at its first moment and ends it at its last", () => {
    const at = (time: string) => decide([timed], ada, new Date(time)).handling;
    expect(at("2026-03-02T12:59:59.999Z")).toBe("confirm");
    expect(at(from)).toBe("block");
    expect(at("2026-03-02T13:59:59.999Z")).toBe("block");
    expect(at(until)).toBe("confirm");
  });

  it("is asked again when something begins or ends, and never of timeless rules", () => {
    expect(nextDecisionAt([timed], NOON)).toEqual(new Date(from));
    expect(nextDecisionAt([timed], new Date(from))).toEqual(new Date(until));
    expect(nextDecisionAt([timed], new Date(until))).toBeNull();
    expect(nextDecisionAt([rule(home, "allow")], NOON)).toBeNull();
  });

  it("changes by its hours what is shown, and not whether", () => {
    const hours = {
      within: { timeZone: "Europe/Berlin", days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" },
      otherwise: SHOW_LIGHT_ONLY,
    };
    const office = rule(home, "allow", { hours });
    expect(decide([office]).shows).toEqual(SHOW_EVERYTHING);
    const evening = new Date("2026-03-02T16:00:00.000Z");
    expect(decide([office], ada, evening)).toMatchObject({
      handling: "allow",
      shows: SHOW_LIGHT_ONLY,
    });
    const next = nextDecisionAt([office], NOON);
    expect(next?.getTime()).toBeGreaterThan(NOON.getTime());
    expect(next?.getTime()).toBeLessThanOrEqual(evening.getTime());
  });
});
