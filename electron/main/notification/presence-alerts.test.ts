import { describe, expect, it } from "vitest";
import { FiredAlert } from "../../../shared/contract/alert.ts";
import type { DesktopState } from "../state/desktop-state.ts";
import { createPresenceAlerts } from "./presence-alerts.ts";

const STATE: DesktopState = {
  isSignedIn: true,
  connection: "online",
  choice: "available",
  isAway: false,
  note: "",
  theme: "system",
  names: new Map(),
  unread: new Map(),
};

const FIRED = FiredAlert.array().parse([
  { presentity: "pres:ada@home", kind: "online", at: "2026-11-22T10:00:00.000Z", isLate: false },
  { presentity: "pres:bob@home", kind: "open", at: "2026-11-22T10:00:00.000Z", isLate: true },
]);

function alerts(isFocused = false) {
  const shown: string[] = [];
  const decide = createPresenceAlerts({
    show: (person, kind) => void shown.push(`${person} ${kind}`),
    isFocused: () => isFocused,
  });
  return { decide, shown };
}

describe("createPresenceAlerts", () => {
  it("shows one alert for each that fired", () => {
    const { decide, shown } = alerts();
    decide.fired(FIRED, STATE);
    expect(shown).toEqual(["ada@home online", "bob@home open"]);
  });

  it("leaves it to the window while that has the focus, and keeps quiet while busy", () => {
    const focused = alerts(true);
    focused.decide.fired(FIRED, STATE);
    const busy = alerts();
    busy.decide.fired(FIRED, { ...STATE, choice: "busy" });
    expect([...focused.shown, ...busy.shown]).toEqual([]);
  });
});
