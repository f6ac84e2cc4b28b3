import { describe, expect, it } from "vitest";
import { AppError } from "../../../shared/result/app-error.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createRegistrationGuard } from "./registration-guard.ts";

const NETWORK = "192.0.2.7";

function setUp() {
  const clock = createManualClock();
  const guard = createRegistrationGuard(clock);
  const isLetIn = (network: string): boolean => {
    try {
      guard.admit(network);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === "rate-limited") return false;
      throw error;
    }
  };
  const exhaust = (network: string): number => {
    let tries = 0;
    while (isLetIn(network)) tries += 1;
    return tries;
  };
  return { clock, isLetIn, exhaust };
}

describe("the registration guard", () => {
  it("lets a lecture hall in, and then one after the other", () => {
    const { clock, exhaust } = setUp();
    expect(exhaust(NETWORK)).toBe(60);
    for (let time = 0; time < 10; time += 1) {
      clock.advance(60_000);
      expect(exhaust(NETWORK)).toBe(1);
    }
  });

  it("lets others in meanwhile", () => {
    const { isLetIn, exhaust } = setUp();
    exhaust(NETWORK);
    expect(isLetIn("192.0.2.8")).toBe(true);
  });

  it("begins anew after a quiet quarter of an hour", () => {
    const { clock, exhaust } = setUp();
    exhaust(NETWORK);
    clock.advance(15 * 60_000);
    expect(exhaust(NETWORK)).toBe(60);
  });
});
