import { describe, expect, it } from "vitest";
import type { AccessCondition, AccessGrant, AccessHandling } from "../contract/access.ts";
import { AccessRule } from "../contract/access.ts";
import { PresentityAddress, PrincipalAddress } from "../contract/address.ts";
import type { Visibility, VisibilityRule } from "../contract/visibility.ts";
import { decideAccess } from "./access-decision.ts";
import { plainGrant } from "./access-grant.ts";
import type { Subject } from "./access-match.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "./presence-filter.ts";
import {
  ANONYMOUS,
  decideHidden,
  isVisibleToOthers,
  stanceToward,
  visibilityRuleFor,
} from "./visibility-decision.ts";

const NOON = new Date("2026-03-02T12:00:00.000Z");
const bob = PresentityAddress.parse("pres:bob@home");
const work = PresentityAddress.parse("pres:bob+work@home");

const ada: Subject = {
  watcher: PrincipalAddress.parse("ada@home"),
  level: "password",
  groups: new Set(["Choir"]),
};
const adaHerself: AccessCondition = { kind: "person", person: PrincipalAddress.parse("ada@home") };
const somebodyElse: AccessCondition = {
  kind: "person",
  person: PrincipalAddress.parse("cleo@home"),
};
const CONDITIONS: readonly AccessCondition[] = [
  adaHerself,
  somebodyElse,
  { kind: "group", group: "Choir" },
  { kind: "domain", domain: "home" },
  { kind: "authenticated" },
];
const anybody: AccessCondition = { kind: "anonymous" };

let made = 0;
function rule(
  condition: AccessCondition,
  handling: AccessHandling,
  more: Partial<AccessGrant> = {},
): AccessRule {
  const decidedAt = "2026-01-01T00:00:00.000Z";
  return AccessRule.parse({
    ...plainGrant(condition, handling),
    ...more,
    id: `${made++}`,
    decidedAt,
  });
}

function hide(rules: readonly AccessRule[], sharesWithHidden = true) {
  return decideHidden({ rules, subject: ada, sharesWithHidden, now: NOON });
}

const LIGHT_ONLY = { shows: SHOW_LIGHT_ONLY } as const;

describe("the rule for one presentity", () => {
  const visibility: Visibility = {
    rule: "watched",
    exceptions: [{ presentity: bob, rule: "hidden" }],
  };

  it("is its exception, or the rule for all", () => {
    expect(visibilityRuleFor(visibility, bob)).toBe("hidden");
    expect(visibilityRuleFor(visibility, work)).toBe("watched");
  });

  it.each<[VisibilityRule, string]>([
    ["all", "known"],
    ["watched", "known"],
    ["hidden", "anonymous"],
  ])("%s: the presentity itself sees somebody %s", (chosen, stance) => {
    expect(stanceToward({ rule: chosen, exceptions: [] }, bob)).toBe(stance);
  });

  it.each<[VisibilityRule, boolean, boolean]>([
    ["all", true, true],
    ["all", false, true],
    ["watched", true, true],
    ["watched", false, false],
    ["hidden", true, false],
    ["hidden", false, false],
  ])("%s, toward a reader who is watched: %s → visible to others: %s", (chosen, is, visible) => {
    expect(isVisibleToOthers(chosen, is)).toBe(visible);
  });
});

describe("somebody who hides", () => {
  it("is refused where nobody anonymous is let in, whatever they might openly", () => {
    const { decision, counted } = hide([rule(adaHerself, "allow")]);
    expect([decision.handling, counted.handling]).toEqual(["block", "block"]);
  });

  it("is given what anonymous people are, and no more than they would be by name", () => {
    const light = rule(anybody, "allow", LIGHT_ONLY);
    expect(hide([light, rule(adaHerself, "allow")]).decision).toMatchObject({
      handling: "allow",
      shows: SHOW_LIGHT_ONLY,
    });
    const all = [rule(anybody, "allow"), rule(adaHerself, "allow", LIGHT_ONLY)];
    expect(hide(all).decision.shows).toEqual(SHOW_LIGHT_ONLY);
    expect(hide(all).counted.shows).toEqual(SHOW_EVERYTHING);
  });

  it("is let in where only the default would ask about them: it can't ask about nobody", () => {
    expect(hide([rule(anybody, "allow")]).decision.handling).toBe("allow");
  });

  it.each<[AccessHandling, AccessHandling]>([
    ["block", "block"],
    ["confirm", "block"],
    ["polite-block", "polite-block"],
  ])(
    "goes round no rule about them that says %s, and nobody sees that it was theirs",
    (own, is) => {
      const rules = [rule(anybody, "allow"), rule(adaHerself, own)];
      const { decision, counted } = hide(rules);
      expect(decision.handling).toBe(is);
      expect(counted).toEqual(decideAccess(rules, ANONYMOUS, NOON));
    },
  );

  it("is refused like everybody hidden where being ignored would show otherwise", () => {
    const ignored = hide([rule(adaHerself, "polite-block")]);
    const allowed = hide([rule(adaHerself, "allow")]);
    expect(ignored.decision.handling).toBe(allowed.decision.handling);
  });

  it("is refused by whoever does not share with people who hide", () => {
    const { decision, counted } = hide([rule(anybody, "allow"), rule(adaHerself, "allow")], false);
    expect([decision.handling, counted.handling]).toEqual(["block", "block"]);
  });

  it("may look where both let them look, and follow where both let them follow", () => {
    const look = { permits: { fetch: true, subscribe: false } };
    const follow = { permits: { fetch: false, subscribe: true } };
    expect(
      hide([rule(anybody, "allow"), rule(adaHerself, "allow", look)]).decision.permits,
    ).toEqual(look.permits);
    const neither = [rule(anybody, "allow", follow), rule(adaHerself, "allow", look)];
    expect(hide(neither).decision.handling).toBe("block");
  });
});

describe("random rules", () => {
  const seeds = [1, 2, 3].map((nth) => (Date.now() % 1_000_000) * 10 + nth);

  it.each(seeds)("decide about somebody who hides as the slow model says, seed %i", (seed) => {
    const dice = createDice(seed);
    for (let round = 0; round < 400; round += 1) {
      const rules = Array.from({ length: dice(5) }, () => randomRule(dice));
      const shares = dice(4) !== 0;
      const { decision, counted } = hide(rules, shares);
      const { handling, shows } = decision;
      const said = handling === "block" ? "refused" : { handling, shows };
      expect(said).toEqual(slowly(rules, shares));
      // What the presentity is told does not depend on who it is.
      const other = { ...ada, watcher: PrincipalAddress.parse("cleo@home") };
      const subject = decideHidden({ rules, subject: other, sharesWithHidden: shares, now: NOON });
      expect(subject.counted).toEqual(counted);
    }
  });
});

/** What the words say, one after the other. */
function slowly(rules: readonly AccessRule[], shares: boolean) {
  const forAnybody = decideAccess(
    rules.filter(({ condition }) => condition.kind === "anonymous"),
    ANONYMOUS,
    NOON,
  );
  if (!shares) return "refused";
  if (forAnybody.handling !== "allow" && forAnybody.handling !== "polite-block") return "refused";
  const openly = decideAccess(
    rules.filter(({ condition }) => condition.kind !== "anonymous"),
    ada,
    NOON,
  );
  const { handling, shows } = forAnybody;
  if (openly.rule === null) return { handling, shows };
  if (openly.handling === "block" || openly.handling === "confirm") return "refused";
  if (openly.handling === "polite-block") return { handling: "polite-block", shows };
  const isLight = [shows, openly.shows].some((one) => one === SHOW_LIGHT_ONLY || !one.activities);
  return { handling, shows: isLight ? SHOW_LIGHT_ONLY : SHOW_EVERYTHING };
}

type Dice = (sides: number) => number;

function randomRule(dice: Dice): AccessRule {
  const condition = dice(3) === 0 ? anybody : pick(dice, CONDITIONS);
  const handlings: readonly AccessHandling[] = ["block", "polite-block", "allow", "confirm"];
  const isAnybody = condition.kind === "anonymous";
  const handling = pick(dice, isAnybody ? handlings.slice(0, 3) : handlings);
  return rule(condition, handling, dice(2) === 0 ? LIGHT_ONLY : {});
}

function pick<T>(dice: Dice, from: readonly T[]): T {
  const picked = from[dice(from.length)];
  if (picked === undefined) throw new Error("nothing to pick from");
  return picked;
}

function createDice(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}
