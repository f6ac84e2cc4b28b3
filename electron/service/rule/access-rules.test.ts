import { describe, expect, it } from "vitest";
import { AccessRule } from "../../../shared/contract/access.ts";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import type { WatcherFacts } from "./access-rule-repository.ts";
import { createAccessRules } from "./access-rules.ts";

const ada = PresentityAddress.parse("pres:ada@home");
const bob = PrincipalAddress.parse("bob@home");
const bobHere = { principal: bob };

function aRule(handling: AccessRule["handling"]): AccessRule {
  return AccessRule.parse({
    id: "rule",
    ...plainGrant({ kind: "person", person: bob }, handling),
    decidedAt: "2026-01-01T12:00:00.000Z",
  });
}

function facts(handling: AccessRule["handling"]): WatcherFacts {
  return { rules: [aRule(handling)], sharesWithHidden: true, groups: new Set() };
}

/** Rules that are read when the test says so. */
function slowRules() {
  const reads: PromiseWithResolvers<ReadonlyMap<PresentityAddress, WatcherFacts>>[] = [];
  const about = () => {
    const read = Promise.withResolvers<ReadonlyMap<PresentityAddress, WatcherFacts>>();
    reads.push(read);
    return read.promise;
  };
  const rules = createAccessRules({ repository: { about }, clock: createManualClock() });
  return { reads, rules };
}

describe("createAccessRules", () => {
  it("asks once for what several want to know at once", async () => {
    const { reads, rules } = slowRules();
    const asked = [
      rules.decide(ada, bobHere),
      rules.decide(ada, bobHere),
      rules.decideAll([ada, ada], bobHere),
    ];
    expect(reads).toHaveLength(1);
    reads[0]?.resolve(new Map([[ada, facts("allow")]]));
    expect(await asked[0]).toMatchObject({ handling: "allow" });
    await Promise.all(asked);
    await rules.decide(ada, bobHere);
    expect(reads).toHaveLength(1);
  });

  it("does not let an old read undo a new decision", async () => {
    const { reads, rules } = slowRules();
    const asked = rules.decide(ada, bobHere);
    rules.forget(ada, bob);
    const later = rules.decide(ada, bobHere);
    reads[0]?.resolve(new Map([[ada, facts("allow")]]));
    reads[1]?.resolve(new Map([[ada, facts("block")]]));
    expect(await asked).toMatchObject({ handling: "block" });
    expect(await later).toMatchObject({ handling: "block" });
    expect(await rules.decide(ada, bobHere)).toMatchObject({ handling: "block" });
  });

  it("reads all again when a rule about everybody changed", async () => {
    const { reads, rules } = slowRules();
    const asked = rules.decide(ada, bobHere);
    reads[0]?.resolve(new Map([[ada, facts("allow")]]));
    expect(await asked).toMatchObject({ handling: "allow" });
    rules.forget(ada);
    const again = rules.decide(ada, bobHere);
    reads[1]?.resolve(new Map([[ada, facts("block")]]));
    expect(await again).toMatchObject({ handling: "block" });
  });

  it("decides by default about people nobody decided about", async () => {
    const { reads, rules } = slowRules();
    const asked = rules.decide(ada, bobHere);
    reads[0]?.resolve(new Map());
    expect(await asked).toMatchObject({ handling: "confirm", rule: null });
  });

  it("asks again after a read that failed", async () => {
    const { reads, rules } = slowRules();
    const asked = rules.decide(ada, bobHere);
    reads[0]?.reject(new Error("planted"));
    await expect(asked).rejects.toThrow("planted");
    const again = rules.decide(ada, bobHere);
    reads[1]?.resolve(new Map([[ada, facts("allow")]]));
    expect(await again).toMatchObject({ handling: "allow" });
  });
});
