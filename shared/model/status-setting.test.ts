import { describe, expect, it } from "vitest";
import { chooseStatus, initialSetting, NO_DETAILS, settingAt } from "./status-setting.ts";

const noon = new Date("2026-01-01T12:00:00.000Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe("chooseStatus", () => {
  it("returns to the lasting choice when a timed one ends", () => {
    const lasting = chooseStatus(
      initialSetting(noon),
      { choice: "away", note: "garden", until: null },
      noon,
    );
    const timed = chooseStatus(
      lasting,
      { choice: "busy", note: "call", until: later(30).toISOString() },
      noon,
    );
    expect(settingAt(timed, later(29))).toBe(timed);
    expect(settingAt(timed, later(30))).toEqual({
      choice: "away",
      note: "garden",
      details: NO_DETAILS,
      until: null,
      then: null,
      setAt: later(30).toISOString(),
    });
  });

  it("brings back what was added to the lasting choice, and drops what was added to the timed one", () => {
    const details = { ...NO_DETAILS, moods: ["calm" as const] };
    const lasting = chooseStatus(
      initialSetting(noon),
      { choice: "away", note: "", details, until: null },
      noon,
    );
    const until = later(30).toISOString();
    const timed = chooseStatus(lasting, { choice: "busy", note: "", until }, noon);
    expect(timed.details).toEqual(NO_DETAILS);
    expect(settingAt(timed, later(30)).details).toEqual(details);
  });

  it("returns past a second timed choice to the lasting one before both", () => {
    const first = chooseStatus(
      initialSetting(noon),
      { choice: "busy", note: "", until: later(60).toISOString() },
      noon,
    );
    const second = chooseStatus(
      first,
      { choice: "away", note: "", until: later(90).toISOString() },
      later(10),
    );
    expect(settingAt(second, later(90)).choice).toBe("available");
  });

  it("forgets a timed choice that had already ended", () => {
    const ended = chooseStatus(
      initialSetting(noon),
      { choice: "busy", note: "x", until: later(5).toISOString() },
      noon,
    );
    const next = chooseStatus(
      ended,
      { choice: "away", note: "", until: later(30).toISOString() },
      later(10),
    );
    expect(next.then).toEqual({ choice: "available", note: "", details: NO_DETAILS });
  });
});
