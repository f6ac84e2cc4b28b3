import { describe, expect, it } from "vitest";
import { paceDuration, paceWords } from "./pace.ts";
import { DAY, HOUR, MINUTE } from "./watch.fixture.ts";

describe("pace of a poller", () => {
  it.each([
    [900, "every second"],
    [10_400, "every 10 seconds"],
    [58_700, "every minute"],
    [5 * MINUTE + 1_234, "every 5 minutes"],
    [59 * MINUTE, "every hour"],
    [2 * HOUR + 5 * MINUTE, "every 2 hours"],
    [23.6 * HOUR, "every day"],
    [3 * DAY, "every 3 days"],
  ])("of %d ms is heard as %s", (intervalMs, words) => {
    expect(paceWords(intervalMs)).toBe(words);
  });

  it("is as round where it is short", () => {
    expect(paceDuration(5 * MINUTE + 1_234)).toBe("5 min");
    expect(paceDuration(58_700)).toBe("1 min");
  });
});
