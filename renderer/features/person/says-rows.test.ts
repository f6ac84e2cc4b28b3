import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { aDocument, PEOPLE } from "../../testing/people.ts";
import { NOON } from "../../testing/test-state.ts";
import { contactRows } from "./contact-rows.ts";
import { deviceRows } from "./device-rows.ts";
import { saysRows } from "./says-rows.ts";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

function documentOf(name: string) {
  const person = PEOPLE.find((each) => each.name === name);
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  return aDocument(person, NOON);
}

describe("what somebody says of themself", () => {
  it("is their mood, place and local time, each with what it is", () => {
    expect(saysRows(documentOf("ngozi"), NOON).map(({ fact, why }) => [fact, why])).toEqual([
      ["Curious", "Mood"],
      ["In a hotel: the one by the water", "Where they are"],
      ["13:00 where they are", "They share their local time, UTC+01:00."],
    ]);
  });

  it("is what they are doing, apart from what the lamp says", () => {
    const document = aDocument(
      { name: "ada", displayName: "Ada", light: "busy", activities: ["busy", "meeting", "meal"] },
      NOON,
    );
    expect(saysRows(document, NOON).map(({ fact }) => fact)).toEqual(["In a meeting · At a meal"]);
  });

  it("is nothing of somebody who says nothing, or is not there", () => {
    expect(saysRows(documentOf("ada"), NOON)).toEqual([]);
    expect(saysRows(documentOf("mateo"), NOON)).toEqual([]);
  });
});

describe("other ways to reach somebody", () => {
  it("are rows of text; a means nobody has heard of has its own name", () => {
    expect(contactRows(documentOf("ngozi")).map(({ address, about }) => [address, about])).toEqual([
      ["+234 1 555 0100", "Telephone"],
      ["ngozi@analytical.example", "Mail"],
      ["Hill 7", "semaphore"],
    ]);
  });

  it("are no devices, and have no lamp", () => {
    expect(deviceRows(documentOf("ngozi")).map(({ name }) => name)).toEqual(["Laptop"]);
  });
});
