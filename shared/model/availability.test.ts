import { describe, expect, it } from "vitest";
import { PresenceDocument } from "../contract/presence.ts";
import { availabilityOf, isAccepting } from "./availability.ts";

const at = "2026-01-01T00:00:00.000Z";
const contact = { means: "im", address: "im:ada@home" };

function aDocument(
  tuples: readonly {
    basic: "open" | "closed";
    userInput?: "active" | "idle";
    means?: string;
    says?: readonly string[];
  }[],
  activities: readonly string[] = [],
): PresenceDocument {
  return PresenceDocument.parse({
    presentity: "pres:ada@home",
    version: 1,
    timestamp: at,
    tuples: tuples.map(({ basic, userInput, means, says = [] }, index) => ({
      id: `t${index}`,
      status: { basic, activities: says },
      contact: means === undefined ? contact : { means, address: "+1" },
      ...(userInput === undefined ? {} : { device: { label: "desk", userInput } }),
      timestamp: at,
      markup: [],
    })),
    person: { displayName: "Ada", activities, note: "", until: null },
  });
}

describe("availabilityOf", () => {
  it("knows nothing without a document", () => {
    expect(availabilityOf(null)).toBe("unknown");
  });

  it.each([
    ["unavailable", aDocument([{ basic: "open" }])],
    ["unavailable", aDocument([{ basic: "closed" }])],
    ["available", aDocument([{ basic: "open", userInput: "active" }])],
    ["away", aDocument([{ basic: "open", userInput: "idle" }])],
    [
      "available",
      aDocument([
        { basic: "open", userInput: "idle" },
        { basic: "open", userInput: "active" },
      ]),
    ],
    ["away", aDocument([{ basic: "open", userInput: "active" }], ["away"])],
    ["busy", aDocument([{ basic: "open", userInput: "active" }], ["away", "meeting"])],
    ["closed", aDocument([{ basic: "closed", userInput: "active" }], ["busy"])],
  ] as const)("says %s", (expected, document) => {
    expect(availabilityOf(document)).toBe(expected);
  });
});

describe("several devices", () => {
  const inUse = { basic: "open", userInput: "active" } as const;
  const unused = { basic: "open", userInput: "idle" } as const;
  const away = { ...unused, says: ["away"] };

  it.each([
    ["available", [away, inUse]],
    ["available", [unused, away, inUse]],
    ["away", [away, unused]],
    ["away", [away]],
    ["busy", [away, { ...inUse, says: ["meeting"] }]],
    ["available", [{ ...inUse, says: ["meeting"] }, inUse]],
  ] as const)("say %s by the one that somebody is at", (expected, devices) => {
    expect(availabilityOf(aDocument(devices))).toBe(expected);
  });

  it("say for all of them what was chosen by hand", () => {
    expect(availabilityOf(aDocument([away, inUse], ["away"]))).toBe("away");
    expect(availabilityOf(aDocument([away, inUse], ["on-the-phone"]))).toBe("busy");
  });

  it("say away where all went away and nothing else is told of their use", () => {
    const told = { basic: "open", userInput: "active", says: ["away"] } as const;
    expect(availabilityOf(aDocument([told, told]))).toBe("away");
  });
});

describe("isAccepting", () => {
  it("lets a closed telephone not close the inbox", () => {
    expect(isAccepting(aDocument([{ basic: "open" }, { basic: "closed", means: "tel" }]))).toBe(
      true,
    );
  });

  it("says no when the inbox's own tuple is closed", () => {
    expect(isAccepting(aDocument([{ basic: "closed" }, { basic: "open", means: "tel" }]))).toBe(
      false,
    );
  });
});
