import { describe, expect, it } from "vitest";
import { reuseRows } from "./reuse-rows.ts";
import { aPoller, aSubscriber, rowsOf } from "./watch.fixture.ts";

const ENTRIES = [aSubscriber("ada"), aPoller("tomasz")];

describe("rows made anew", () => {
  it("are the very list again where nothing changed", () => {
    const known = rowsOf(ENTRIES);
    expect(reuseRows(known, rowsOf(ENTRIES))).toBe(known);
  });

  it("are new only where something did", () => {
    const known = rowsOf(ENTRIES);
    const rows = reuseRows(known, rowsOf(ENTRIES, { tomasz: "polite-block" }));
    expect(rows).not.toBe(known);
    expect(rows[0]).toBe(known[0]);
    expect(rows[1]).toMatchObject({ handling: "polite-block" });
  });

  it("follow the new order", () => {
    const known = rowsOf(ENTRIES);
    const rows = reuseRows(known, known.toReversed());
    expect(rows).toEqual(known.toReversed());
    expect(rows[0]).toBe(known[1]);
  });
});
