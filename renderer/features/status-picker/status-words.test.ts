import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { NO_DETAILS } from "../../../shared/model/status-setting.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { insertAt } from "./insert-at.ts";
import { othersSee } from "./others-see.ts";
import { thenWords } from "./then-words.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const NOW = new Date(2026, 10, 26, 14, 32).getTime();
const iso = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).toISOString();
const LASTING: StatusSetting = {
  choice: "available",
  note: "",
  details: NO_DETAILS,
  until: null,
  then: null,
  setAt: iso(26, 8, 41),
};
const busyUntil = (until: string | null) => ({ choice: "busy", note: "", until }) as const;

describe("what happens then", () => {
  it("is nothing for a lasting choice", () => {
    expect(thenWords(LASTING, busyUntil(null), NOW)).toBe("It stays until you change it.");
  });

  it("names the time and the state one goes back to", () => {
    expect(thenWords(LASTING, busyUntil(iso(26, 15, 32)), NOW)).toBe(
      "At 15:32 you go back to Available.",
    );
    expect(thenWords(LASTING, busyUntil(iso(27, 0)), NOW)).toBe(
      "At midnight you go back to Available.",
    );
    expect(thenWords(LASTING, busyUntil(iso(27, 8)), NOW)).toBe(
      "Tomorrow at 08:00 you go back to Available.",
    );
    expect(thenWords(LASTING, busyUntil(iso(29, 8)), NOW)).toBe(
      "On 29 Nov at 08:00 you go back to Available.",
    );
  });

  it("goes back to the last lasting choice and its note, not to another timed one", () => {
    const away: StatusSetting = {
      choice: "away",
      note: "Lunch",
      details: NO_DETAILS,
      until: iso(26, 15),
      then: { choice: "invisible", note: "Writing", details: NO_DETAILS },
      setAt: iso(26, 14),
    };
    expect(thenWords(away, busyUntil(iso(26, 16)), NOW)).toBe(
      "At 16:00 you go back to Invisible, “Writing”.",
    );
  });
});

describe("what others will see", () => {
  it("is the state with note and time", () => {
    const chosen = { choice: "busy", note: "Budget review", until: iso(26, 15, 32) } as const;
    expect(othersSee(chosen, NOW)).toEqual({
      lamp: "busy",
      status: "Others will see: Busy",
      more: ["“Budget review”", "until 15:32"],
    });
  });

  it("is neither note nor time of somebody invisible", () => {
    const chosen = { choice: "invisible", note: "Writing", until: iso(26, 15, 32) } as const;
    expect(othersSee(chosen, NOW)).toEqual({
      lamp: "off",
      status: "Others will see: Unavailable",
      more: ["no note and no time"],
    });
  });
});

describe("an emoji in a note", () => {
  it("goes where the caret stood, apart from the words", () => {
    expect(insertAt("", "☕", 0)).toBe("☕");
    expect(insertAt("At lunch", "☕", 8)).toBe("At lunch ☕");
    expect(insertAt("At lunch", "☕", 0)).toBe("☕ At lunch");
    expect(insertAt("At lunch", "☕", 3)).toBe("At ☕ lunch");
  });

  it("is left out where the note is full", () => {
    const full = "a".repeat(140);
    expect(insertAt(full, "☕", 10)).toBe(full);
    expect(insertAt("a".repeat(138), "☕", 138)).toHaveLength(140);
  });
});
