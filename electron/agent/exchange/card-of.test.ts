import { describe, expect, it } from "vitest";
import { PresenceDocument } from "../../../shared/contract/presence.ts";
import { cardOf } from "./card-of.ts";

const at = "2026-01-01T12:00:00.000Z";

function documentOf(contacts: readonly { means: string; address: string }[], displayName = "") {
  return PresenceDocument.parse({
    presentity: "pres:ada@home.test",
    version: 1,
    timestamp: at,
    tuples: contacts.map((contact, index) => ({
      id: `${index}`,
      status: { basic: "open", activities: [] },
      contact,
      timestamp: at,
      markup: [],
    })),
    ...(displayName === ""
      ? {}
      : { person: { displayName, activities: [], note: "", until: null } }),
  });
}

const INBOX = { means: "im", address: "im:ada@home.test" };

describe("a card of somebody", () => {
  it("names each way to reach them once, however many devices share it", () => {
    const phone = { means: "tel", address: "+44 20 7946 0000" };
    const card = cardOf("Ada", documentOf([INBOX, INBOX, phone]));
    expect(card.split("\r\n")).toEqual([
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Ada",
      "IMPP:im:ada@home.test",
      "TEL;VALUE=text:+44 20 7946 0000",
      "END:VCARD",
      "",
    ]);
  });

  it("has the name that they are known by here, else their own, else what they are called by", () => {
    expect(cardOf("My Ada", documentOf([INBOX], "Ada B."))).toContain("FN:My Ada");
    expect(cardOf("", documentOf([INBOX], "Ada B."))).toContain("FN:Ada B.");
    expect(cardOf("", documentOf([INBOX]))).toContain("FN:ada\r\n");
  });
});
