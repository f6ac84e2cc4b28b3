import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vcardOf } from "./write-vcard.ts";

const SEED = 20_261_122;

function lines(displayName: string, contacts: Parameters<typeof vcardOf>[0]["contacts"] = []) {
  return vcardOf({ displayName, contacts }).split("\r\n");
}

describe("vcardOf", () => {
  it("has a property for every means", () => {
    const contacts = [
      { means: "im", address: "im:ada@home", priority: 1 },
      { means: "tel", address: "tel:+49-30-1", priority: 0 },
      { means: "tel", address: "+49 30 1" },
      { means: "mailto", address: "ada@home" },
      { means: "mailto", address: "mailto:a%2Cda@home?subject=x", priority: 0.5 },
      { means: "sip", address: "sip:ada@home" },
      { means: "meeting", address: "https://meet.home/a;b" },
      { means: "in person", address: "Room 5, left" },
    ];
    expect(lines("Ada", contacts)).toEqual([
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Ada",
      "IMPP;PREF=1:im:ada@home",
      "TEL;VALUE=uri;PREF=100:tel:+49-30-1",
      "TEL;VALUE=text:+49 30 1",
      "EMAIL:ada@home",
      String.raw`EMAIL;PREF=51:a\,da@home`,
      "IMPP:sip:ada@home",
      "URL:https://meet.home/a;b",
      String.raw`NOTE:in person: Room 5\, left`,
      "END:VCARD",
      "",
    ]);
  });

  it("lets no text become a line of its own", () => {
    const forged = "Ada\r\nTEL:1\nEND:VCARD\rx";
    const card = lines(forged, [{ means: "im", address: "im:a\r\nTEL:2" }]);
    expect(card.filter((line) => line.startsWith("TEL"))).toEqual([]);
    expect(card[2]).toBe(String.raw`FN:Ada\nTEL:1\nEND:VCARD\nx`);
  });

  it(`folds at 75 octets, and unfolds to what it was (seed ${SEED})`, () => {
    const name = fc.string({ unit: "grapheme-composite", maxLength: 200 });
    fc.assert(
      fc.property(name, (displayName) => {
        const card = vcardOf({ displayName: displayName.toWellFormed(), contacts: [] });
        for (const line of card.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThan(76);
        expect(card).not.toContain("\uFFFD");
        expect(card.replaceAll("\r\n ", "").split("\r\n")).toHaveLength(5);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it("folds between characters, never within one", () => {
    const card = vcardOf({ displayName: "🪟".repeat(40), contacts: [] });
    expect(card.replaceAll("\r\n ", "")).toContain(`FN:${"🪟".repeat(40)}\r\n`);
    expect(Buffer.byteLength(card.split("\r\n")[2] ?? "")).toBe(75);
  });
});
