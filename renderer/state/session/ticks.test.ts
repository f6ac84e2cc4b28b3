import { describe, expect, it } from "vitest";
import { createHandClock, NOON } from "../../testing/test-state.ts";
import { createTicks } from "./ticks.ts";

describe("ticks", () => {
  it("tell everybody who listens, and stop when nobody does", () => {
    const clock = createHandClock();
    const ticks = createTicks(clock);
    let heard = 0;
    const stops = [
      ticks.onDidTick(1_000, () => (heard += 1)),
      ticks.onDidTick(1_000, () => (heard += 1)),
    ];
    clock.pass(2_500);
    expect(heard).toBe(4);
    for (const stop of stops) stop();
    clock.pass(10_000);
    expect(heard).toBe(4);
  });

  it("show the same time to everybody between two of them", () => {
    const clock = createHandClock();
    const ticks = createTicks(clock);
    ticks.onDidTick(15_000, () => undefined);
    clock.pass(14_000);
    expect(ticks.nowAt(15_000)).toBe(NOON);
    clock.pass(1_000);
    expect(ticks.nowAt(15_000)).toBe(NOON + 15_000);
  });

  it("are not stale for whoever begins to listen later", () => {
    const clock = createHandClock();
    const ticks = createTicks(clock);
    ticks.nowAt(15_000);
    clock.pass(3_600_000);
    expect(ticks.nowAt(15_000)).toBe(NOON + 3_600_000);
  });
});
