import { describe, expect, it } from "vitest";
import { PresenceDocument } from "../contract/presence.ts";
import { availabilityOf, isAccepting } from "./availability.ts";

const at = "2026-01-01T00:00:00.000Z";
const contact = { means: "im", address: "im:ada@home" };

function aDocument(
  tuples: readonly { basic: "open" | "closed"; userInput?: "active" | "idle"; means?: string }[],
  activities: readonly string[] = [],
): PresenceDocument {
  return PresenceDocument.parse({
    presentity: "pres:ada@home",
    version: 1,
    timestamp: at,
    tuples: tuples.map(({ basic, userInput, means }, index) => ({
      id: `t${index}`,
      status: { basic, activities: [] },
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
