import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CommunicationAddress, OtherPresenceMarkup, StatusDetails } from "./presence.ts";
import * as vocabulary from "./presence-vocabulary.ts";

const page = readFileSync(new URL("./new-values.md", import.meta.url), "utf8");

const DETAILS = { activities: [], moods: [], place: null, timeOffset: null, noteLanguage: null };

describe("the page that says how new values are registered", () => {
  it("names every list of tokens, and what becomes of a value that nobody knows yet", () => {
    const lists = Object.entries(vocabulary).flatMap(([name, value]) =>
      Array.isArray(value) ? [name] : [],
    );
    expect(lists.length).toBeGreaterThan(2);
    for (const name of [...lists, "CommunicationAddress", "OtherPresenceMarkup", "ErrorCode"]) {
      expect(page).toContain(`\`${name}\``);
    }
    const unknown = { activities: ["juggling"], moods: ["zen"], place: { type: "moon", text: "" } };
    expect(StatusDetails.parse({ ...DETAILS, ...unknown })).toMatchObject({
      activities: ["other"],
      moods: ["other"],
      place: { type: "other" },
    });
    const means = { means: "carrier-pigeon", address: "loft 3" };
    expect(CommunicationAddress.parse(means)).toEqual(means);
    const markup = { name: "{https://example.org/presence}juggling", value: "5 balls" };
    expect(OtherPresenceMarkup.parse(markup)).toEqual(markup);
  });
});
