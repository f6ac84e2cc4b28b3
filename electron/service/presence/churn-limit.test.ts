import { describe, expect, it } from "vitest";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createChurnLimit } from "./churn-limit.ts";

const bob = PrincipalAddress.parse("bob@home");
const ada = PresentityAddress.parse("pres:ada@home");
const somebody = (index: number) => PresentityAddress.parse(`pres:p${index}@home`);

function aLimit() {
  const clock = createManualClock();
  return { clock, limit: createChurnLimit(clock) };
}

describe("the limit of coming and going", () => {
  it("holds one watcher of one presentity, and nobody else, until the minute is over", () => {
    const { clock, limit } = aLimit();
    for (let time = 0; time < 10; time += 1) limit.count(bob, ada);
    expect(limit.admits(bob, ada)).toBe(false);
    expect(limit.admits(bob, somebody(1))).toBe(true);
    clock.advance(60_000);
    expect(limit.admits(bob, ada)).toBe(true);
    limit.count(bob, ada);
    expect(limit.admits(bob, ada)).toBe(true);
  });

  it("remembers no more pairs than there is room for, the newest of them", () => {
    const { clock, limit } = aLimit();
    for (let pair = 0; pair < 25_000; pair += 1) {
      if (pair % 5_000 === 0) clock.advance(1_000);
      limit.count(bob, somebody(pair));
    }
    expect(limit.size()).toBe(10_000);
    for (let time = 0; time < 10; time += 1) limit.count(bob, somebody(24_999));
    expect(limit.admits(bob, somebody(24_999))).toBe(false);
  });

  it("forgets whose minute is over when somebody comes", () => {
    const { clock, limit } = aLimit();
    for (let pair = 0; pair < 100; pair += 1) limit.count(bob, somebody(pair));
    clock.advance(30_000);
    limit.count(bob, ada);
    clock.advance(30_000);
    limit.count(bob, somebody(1));
    expect(limit.size()).toBe(2);
  });
});
