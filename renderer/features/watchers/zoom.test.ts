import { describe, expect, it } from "vitest";
import { fittingZoom, isWithin, spanOf, spanWords, stepZoom, zoomsOf } from "./zoom.ts";
import { ago, anEntry, aSubscriber, DAY, HOUR, NOW, rowOf } from "./watch.fixture.ts";

describe("zoom", () => {
  it("offers a day, a week and all that is kept, each once", () => {
    expect(zoomsOf(30)).toEqual([1, 7, 30]);
    expect(zoomsOf(90)).toEqual([1, 7, 90]);
    expect(zoomsOf(7)).toEqual([1, 7]);
    expect(zoomsOf(3)).toEqual([1, 3]);
    expect(zoomsOf(1)).toEqual([1]);
  });

  it("opens as near as still shows everybody's first time", () => {
    const since = (at: string) => [
      rowOf(anEntry("ada", { firstAt: at })),
      rowOf(anEntry("ben", { firstAt: ago(HOUR) })),
    ];
    expect(fittingZoom(30, since(ago(2 * HOUR)), NOW)).toBe(1);
    expect(fittingZoom(30, since(ago(2 * DAY)), NOW)).toBe(7);
    expect(fittingZoom(30, since(ago(8 * DAY)), NOW)).toBe(30);
    expect(fittingZoom(30, since(ago(31 * DAY)), NOW)).toBe(30);
  });

  it("goes one step and ends at both ends", () => {
    expect(stepZoom([1, 7, 30], 30, 1)).toBe(7);
    expect(stepZoom([1, 7, 30], 1, 1)).toBe(1);
    expect(stepZoom([1, 7, 30], 7, -1)).toBe(30);
    expect(stepZoom([1, 7, 30], 30, -1)).toBe(30);
  });

  it("says a day in hours", () => {
    expect([1, 7, 30].map(spanWords)).toEqual(["24 hours", "7 days", "30 days"]);
  });

  it("keeps whoever watches now and whoever was seen within the span", () => {
    const day = spanOf(1, NOW);
    expect(isWithin(rowOf(aSubscriber("ada", { lastAt: ago(20 * DAY) })), day)).toBe(true);
    expect(isWithin(rowOf(anEntry("sara", { lastAt: ago(23 * HOUR) })), day)).toBe(true);
    expect(isWithin(rowOf(anEntry("sara", { lastAt: ago(25 * HOUR) })), day)).toBe(false);
  });
});
