import { describe, expect, it } from "vitest";
import type { AlertKind } from "../contract/alert.ts";
import { PresenceDocument } from "../contract/presence.ts";
import { type AlertPhase, alertPhase } from "./alert-phase.ts";

type Shown = "available" | "away" | "busy" | "closed" | "off" | "off-closed";

const at = "2026-01-01T12:00:00.000Z";

function aDocument(shown: Shown): PresenceDocument {
  const isOff = shown.startsWith("off");
  const activities = shown === "away" || shown === "busy" ? [shown] : [];
  return PresenceDocument.parse({
    presentity: "pres:bob@home",
    version: 1,
    timestamp: at,
    tuples: [
      {
        id: "t",
        status: { basic: shown.endsWith("closed") ? "closed" : "open", activities },
        contact: { means: "im", address: "im:bob@home" },
        ...(isOff ? {} : { device: { label: "Laptop", userInput: "active" } }),
        timestamp: at,
        markup: [],
      },
    ],
  });
}

/** The phases that one document after the other leads through. */
function phases(kind: AlertKind, shown: readonly Shown[]): AlertPhase[] {
  let phase: AlertPhase = "unknown";
  return shown.map((one) => (phase = alertPhase(kind, aDocument(one), phase)));
}

describe("the phase of an alert", () => {
  it("of a light is met by whatever has a device, also one that takes no messages", () => {
    expect(phases("online", ["off", "off-closed", "busy", "closed", "off"])).toEqual([
      "unmet",
      "unmet",
      "met",
      "met",
      "unmet",
    ]);
  });

  it("of coming back is unmet by being away alone, and met by being available", () => {
    expect(phases("back", ["away", "busy", "off", "available"])).toEqual([
      "unmet",
      "unmet",
      "unmet",
      "met",
    ]);
  });

  it("of coming back has nothing to wait for after a light that was off, or busy", () => {
    expect(phases("back", ["off", "busy", "available", "off", "available"])).toEqual([
      "unknown",
      "unknown",
      "met",
      "met",
      "met",
    ]);
  });

  it("of an inbox goes by whether it takes messages, also with the light off", () => {
    expect(phases("open", ["closed", "off-closed", "off", "away"])).toEqual([
      "unmet",
      "unmet",
      "met",
      "met",
    ]);
  });
});
