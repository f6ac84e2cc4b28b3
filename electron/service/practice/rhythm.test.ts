import { describe, expect, it } from "vitest";
import { createManualClock } from "../testing/manual-clock.ts";
import { keepRhythm } from "./rhythm.ts";

async function settled(): Promise<void> {
  // An act and what follows it take a few turns of the microtask queue, never a timer.
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe("keepRhythm", () => {
  it("stays even, however long an act takes", async () => {
    const clock = createManualClock();
    const start = clock.now();
    const beats: number[] = [];
    keepRhythm(clock, {
      pauseMs: () => 1_000,
      act: async () => {
        beats.push(clock.now() - start);
        clock.advance(300);
        return true;
      },
    });
    for (let round = 0; round < 3; round += 1) {
      clock.advance(700 + (round === 0 ? 300 : 0));
      await settled();
    }
    expect(beats).toEqual([1_000, 2_000, 3_000]);
  });

  it("ends when an act says so, when there is no next pause, and when it is stopped", async () => {
    const clock = createManualClock();
    let acts = 0;
    const act = async (goesOn: boolean) => {
      acts += 1;
      return goesOn;
    };
    keepRhythm(clock, { pauseMs: () => 10, act: () => act(false) });
    keepRhythm(clock, { pauseMs: (round) => (round === 0 ? 10 : null), act: () => act(true) });
    const stop = keepRhythm(clock, { pauseMs: () => 20, act: () => act(true) });
    clock.advance(10);
    await settled();
    stop();
    clock.advance(1_000);
    await settled();
    expect(acts).toBe(2);
    expect(clock.pending()).toBe(0);
  });
});
