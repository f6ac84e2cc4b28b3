import { describe, expect, it } from "vitest";
import { median, percentile } from "./statistics.ts";

describe("percentile", () => {
  it("does not depend on the order of the samples", () => {
    const samples = Array.from({ length: 100 }, (_, index) => (index * 37) % 100);
    expect([percentile(samples, 0.5), percentile(samples, 0.99)]).toEqual([50, 99]);
  });

  it("gives the last sample for everything", () => {
    expect(percentile([1, 2, 3], 1)).toBe(3);
  });

  it("claims nothing without samples", () => {
    expect(median([])).toBeNaN();
  });
});
