import { describe, expect, it } from "vitest";
import { placeWindow } from "./place-window.ts";

const MAIN = { x: 0, y: 25, width: 1_440, height: 850 };
const SECOND = { x: 1_440, y: 0, width: 1_920, height: 1_080 };

describe("placeWindow", () => {
  it("opens for the first time at a size of its own, centred by the system", () => {
    expect(placeWindow(null, [MAIN])).toEqual({ width: 1_180, height: 780 });
  });

  it("opens where it was, on whichever screen that is", () => {
    const remembered = { x: 1_500, y: 100, width: 900, height: 700 };
    expect(placeWindow(remembered, [MAIN, SECOND])).toEqual(remembered);
  });

  it("comes back to the main screen when its own is gone, keeping its size", () => {
    const remembered = { x: 1_500, y: 100, width: 900, height: 700 };
    expect(placeWindow(remembered, [MAIN])).toEqual({ width: 900, height: 700 });
  });

  it.each([
    [{ x: -850, y: 100, width: 900, height: 700 }, "all but a strip is left of it"],
    [{ x: 1_400, y: 100, width: 900, height: 700 }, "all but a strip is right of it"],
    [{ x: 100, y: 870, width: 900, height: 700 }, "its upper edge is below it"],
    [{ x: 100, y: -300, width: 900, height: 700 }, "its upper edge is above it"],
    [{ x: Number.NaN, y: 0, width: 900, height: 700 }, "the numbers are none"],
  ])("does not open at %o, where %s", (remembered) => {
    expect(placeWindow(remembered, [MAIN])).not.toHaveProperty("x");
  });

  it("keeps its upper edge below the system's bar", () => {
    const remembered = { x: 100, y: 5, width: 900, height: 700 };
    expect(placeWindow(remembered, [MAIN])).toMatchObject({ x: 100, y: 25 });
  });

  it("shrinks to a smaller screen, though never below what the page can use", () => {
    const remembered = { x: 0, y: 0, width: 4_000, height: 3_000 };
    const small = { x: 0, y: 0, width: 1_024, height: 400 };
    expect(placeWindow(remembered, [small])).toMatchObject({ width: 1_024, height: 480 });
    expect(placeWindow({ x: 0, y: 0, width: 10, height: 10 }, [MAIN])).toMatchObject({
      width: 360,
      height: 480,
    });
  });

  it("opens even where no screen is reported", () => {
    expect(placeWindow({ x: 1, y: 1, width: 900, height: 700 }, [])).toEqual({
      width: 900,
      height: 700,
    });
  });
});
