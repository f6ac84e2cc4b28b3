import { describe, expect, it } from "vitest";
import { retryDelay } from "./retry-delay.ts";

describe("retryDelay", () => {
  it("doubles up to half a minute", () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((failures) => retryDelay(failures, () => 1));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("spreads over the upper half, so that not everybody comes back at once", () => {
    expect([0, 0.5, 1].map((random) => retryDelay(1, () => random))).toEqual([500, 750, 1_000]);
  });
});
