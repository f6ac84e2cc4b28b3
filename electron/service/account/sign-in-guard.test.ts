import { describe, expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createSignInGuard, type SignInAttempt } from "./sign-in-guard.ts";

const attacker: SignInAttempt = { name: "ada", network: "127.0.0.1", knownDevice: null };
const ownDevice = {
  ...attacker,
  knownDevice: DeviceId.parse("11111111-1111-4111-8111-111111111111"),
};

function setUp() {
  const clock = createManualClock();
  const guard = createSignInGuard(clock);
  const isLetIn = (attempt: SignInAttempt): boolean => {
    try {
      guard.admit(attempt);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === "sign-in-delayed") return false;
      throw error;
    }
  };
  const exhaust = (attempt: SignInAttempt): void => {
    while (isLetIn(attempt));
  };
  return { clock, guard, isLetIn, exhaust };
}

describe("the sign-in guard", () => {
  it("lets five tries in, then makes the sixth wait", () => {
    const { isLetIn } = setUp();
    const tries = Array.from({ length: 6 }, () => isLetIn(attacker));
    expect(tries).toEqual([true, true, true, true, true, false]);
  });

  it("doubles the wait from try to try, up to a minute", () => {
    const { clock, guard, exhaust } = setUp();
    exhaust(attacker);
    const waits = [1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => {
      expect(() => guard.admit(attacker)).toThrow(`in ${seconds} s`);
      clock.advance(seconds * 1_000);
      guard.admit(attacker);
      return seconds;
    });
    expect(waits).toHaveLength(8);
  });

  it("does not prolong a wait for those who knock during it", () => {
    const { clock, isLetIn, exhaust } = setUp();
    exhaust(attacker);
    for (let knock = 0; knock < 100; knock += 1) isLetIn(attacker);
    clock.advance(1_000);
    expect(isLetIn(attacker)).toBe(true);
  });

  it("lets the owner in from another network while an attacker waits", () => {
    const { isLetIn, exhaust } = setUp();
    exhaust(attacker);
    expect(isLetIn({ ...attacker, network: "192.0.2.7" })).toBe(true);
  });

  it("lets the owner's own device in from the very address of the attacker", () => {
    const { isLetIn, exhaust } = setUp();
    exhaust(attacker);
    for (let account = 0; account < 100; account += 1)
      isLetIn({ ...attacker, name: `n${account}` });
    expect(isLetIn({ ...attacker, name: "ben" })).toBe(false);
    expect(isLetIn(ownDevice)).toBe(true);
  });

  it("slows down a known device too, when somebody guesses on it", () => {
    const { isLetIn, exhaust } = setUp();
    exhaust(ownDevice);
    expect(isLetIn(ownDevice)).toBe(false);
    expect(isLetIn(attacker)).toBe(true);
  });

  it("slows down one network that tries many accounts", () => {
    const { isLetIn } = setUp();
    const tries = Array.from({ length: 50 }, (_, index) =>
      isLetIn({ ...attacker, name: `account${index}` }),
    );
    expect(tries.filter(Boolean)).toHaveLength(40);
    expect(isLetIn({ ...attacker, network: "192.0.2.7" })).toBe(true);
  });

  it("is not reset for a network by signing in to an account of one's own in between", () => {
    const { guard, isLetIn } = setUp();
    const own = { ...attacker, name: "mallory" };
    let others = 0;
    for (let round = 0; round < 60; round += 1) {
      if (isLetIn(own)) guard.forgive(own);
      if (isLetIn({ ...attacker, name: `account${round}` })) others += 1;
    }
    expect(others).toBeLessThanOrEqual(40);
  });

  it("does not forget one wait over names that were not even tried", () => {
    const { isLetIn } = setUp();
    const knock = (name: string) => isLetIn({ ...attacker, name });
    for (let account = 0; account < 40; account += 1) knock(`tried${account}`);
    for (let account = 0; account < 30_000; account += 1) knock(`knocked${account}`);
    expect(knock("ada")).toBe(false);
  });

  it("keeps nobody waiting for a clock that was put back", () => {
    let now = Date.parse("2026-01-01T12:00:00.000Z");
    const guard = createSignInGuard({ now: () => now, schedule: () => () => {} });
    for (let time = 0; time < 5; time += 1) guard.admit(attacker);
    expect(() => guard.admit(attacker)).toThrow("too many tries");
    now -= 3_600_000;
    expect(() => guard.admit(attacker)).not.toThrow();
  });

  it("starts anew after the right password, and after a quarter of an hour", () => {
    const { clock, guard, isLetIn, exhaust } = setUp();
    for (let time = 0; time < 4; time += 1) isLetIn(attacker);
    guard.forgive(attacker);
    expect(isLetIn(attacker)).toBe(true);
    exhaust(attacker);
    clock.advance(15 * 60_000);
    expect(Array.from({ length: 5 }, () => isLetIn(attacker))).not.toContain(false);
  });
});
