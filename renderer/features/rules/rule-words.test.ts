import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { filterWords, hiddenParts } from "./filter-words.ts";
import { localText, momentOfText } from "./local-text.ts";
import { draftOf, grantOfDraft, problemOf } from "./rule-draft.ts";
import { givesWords, hoursWords } from "./rule-words.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const WORK = plainGrant({ kind: "group", group: "Work" }, "allow");
const HOURS = { timeZone: "Europe/Lisbon", days: [5, 1, 2, 3, 4], from: "08:00", to: "18:00" };

describe("what a rule gives, in words", () => {
  it("names what is hidden where that is little, else what is shown", () => {
    expect(filterWords(SHOW_EVERYTHING)).toBe("Everything");
    expect(filterWords(SHOW_LIGHT_ONLY)).toBe("Light only");
    expect(filterWords({ ...SHOW_EVERYTHING, notes: false })).toBe("Everything but notes");
    expect(filterWords({ ...SHOW_LIGHT_ONLY, mood: true, notes: true })).toBe(
      "Light, notes and mood",
    );
    expect(hiddenParts({ ...SHOW_EVERYTHING, lastSeen: "day" })).toEqual([]);
  });

  it("names days in a row as one span, and others one by one", () => {
    expect(hoursWords(HOURS)).toBe("Mon–Fri 08:00–18:00");
    expect(hoursWords({ ...HOURS, days: [6, 1] })).toBe("Mon Sat 08:00–18:00");
  });

  it("says every condition of it", () => {
    const hours = { within: HOURS, otherwise: SHOW_LIGHT_ONLY };
    const permits = { fetch: true, subscribe: false };
    expect(givesWords({ ...WORK, hours, permits, minimumLevel: "signed" })).toBe(
      "Everything, Mon–Fri 08:00–18:00, else Light only, may look, not follow, only if signed",
    );
    expect(givesWords({ ...WORK, handling: "confirm" })).toBe("Light off until you answer them");
  });
});

describe("a rule that is written", () => {
  it("is the same again when nothing was changed", () => {
    const validity = { from: "2026-11-01T08:00:00.000Z", until: null };
    const hours = { within: HOURS, otherwise: SHOW_LIGHT_ONLY };
    const rule = { ...WORK, validity, hours, id: "a" as never, decidedAt: validity.from };
    expect(grantOfDraft(draftOf(rule, "UTC"))).toEqual({ ...WORK, validity, hours });
  });

  it("is not whole without somebody it is about", () => {
    expect(grantOfDraft(draftOf(null, "UTC"))).toBeNull();
  });

  it("says what can never mean anything", () => {
    const draft = { ...draftOf(null, "UTC"), kind: "authenticated" as const };
    expect(problemOf(draft)).toBeNull();
    expect(problemOf({ ...draft, from: "2026-12-02T08:00", until: "2026-12-01T08:00" })).toBe(
      "rules.span-over",
    );
    expect(problemOf({ ...draft, hasHours: true, within: { ...HOURS, days: [] } })).toBe(
      "rules.days-none",
    );
    expect(problemOf({ ...draft, kind: "domain", domain: "not a domain" })).toBe(
      "rules.domain-unreadable",
    );
  });

  it("forgets what only belongs to letting somebody in", () => {
    const draft = { ...draftOf(null, "UTC"), kind: "authenticated" as const, hasHours: true };
    expect(grantOfDraft({ ...draft, handling: "block" })).toEqual(
      plainGrant({ kind: "authenticated" }, "block"),
    );
  });
});

it("writes a moment by the clock of this computer, and reads it again", () => {
  const at = new Date(2026, 10, 26, 14, 32).getTime();
  expect(localText(at)).toBe("2026-11-26T14:32");
  expect(momentOfText(localText(at))).toBe(at);
  expect(momentOfText("")).toBeNull();
  expect(momentOfText("soon")).toBeNull();
});
