import { describe, expect, it } from "vitest";
import { sortRows } from "./grid-sort.ts";

describe("sorting rows", () => {
  const sorted = (
    values: readonly (string | number | undefined)[],
    direction: "ascending" | "descending",
  ) => sortRows(values, (value) => value, direction);

  it("sorts numbers by size", () => {
    expect(sorted([10, 9, 100], "ascending")).toEqual([9, 10, 100]);
    expect(sorted([10, 9, 100], "descending")).toEqual([100, 10, 9]);
  });

  it("sorts names as people do, not by code", () => {
    expect(sorted(["Zoe", "ada", "Émile", "Dmitri"], "ascending")).toEqual([
      "ada",
      "Dmitri",
      "Émile",
      "Zoe",
    ]);
    expect(sorted(["Bot 10", "Bot 9"], "ascending")).toEqual(["Bot 9", "Bot 10"]);
  });

  it("puts nothing last, whichever way", () => {
    expect(sorted([undefined, 1, 2], "ascending")).toEqual([1, 2, undefined]);
    expect(sorted([undefined, 1, 2], "descending")).toEqual([2, 1, undefined]);
  });

  it("keeps the order of what is worth the same, and the rows it was given", () => {
    const rows = [
      { id: "b", looks: 1 },
      { id: "a", looks: 1 },
    ];
    expect(sortRows(rows, ({ looks }) => looks, "descending").map(({ id }) => id)).toEqual([
      "b",
      "a",
    ]);
    expect(rows[0]?.id).toBe("b");
  });
});
