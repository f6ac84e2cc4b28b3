import { describe, expect, it } from "vitest";
import { mayReadMetrics } from "./metrics-access.ts";

const launch = "the-secret-of-this-launch";

describe("the figures", () => {
  it.each([
    ["127.0.0.1", {}, true],
    ["::1", {}, true],
    ["::ffff:127.0.0.1", {}, true],
    ["192.0.2.1", {}, false],
    ["::ffff:192.0.2.127", {}, false],
    ["127.0.0.1", { "x-forwarded-for": "127.0.0.1" }, false],
    ["127.0.0.1", { forwarded: "for=127.0.0.1" }, false],
    ["127.0.0.1", { via: "1.1 proxy" }, false],
  ])("of a stand-alone service, asked for from %s with %j: %s", (ip, headers, isShown) => {
    expect(mayReadMetrics({ ip, headers }, null)).toBe(isShown);
  });

  it.each([
    [undefined, false],
    ["Bearer nonsense", false],
    [`Bearer ${launch}`, true],
  ])("of a bundled service, asked for with %s: %s", (authorization, isShown) => {
    const headers = authorization === undefined ? {} : { authorization };
    expect(mayReadMetrics({ ip: "127.0.0.1", headers }, launch)).toBe(isShown);
  });
});
