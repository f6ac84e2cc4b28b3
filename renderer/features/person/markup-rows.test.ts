import { describe, expect, it } from "vitest";
import { PresenceDocument } from "../../../shared/contract/presence.ts";
import { markupRows } from "./markup-rows.ts";

const at = "2026-01-01T12:00:00.000Z";

describe("other presence markup", () => {
  it("is shown as the text that it is, by the name its maker gave it", () => {
    const document = PresenceDocument.parse({
      presentity: "pres:ada@home.test",
      version: 1,
      timestamp: at,
      tuples: [
        {
          id: "one",
          status: { basic: "open", activities: [] },
          timestamp: at,
          markup: [
            { name: "{urn:example:x}juggling", value: "<b>5 balls</b>" },
            { name: "{urn:example:x}flag", value: "" },
            { name: "no name of XML", value: "kept" },
          ],
        },
      ],
    });
    expect(markupRows(document)).toEqual([
      { id: "one 0", name: "juggling", text: "<b>5 balls</b>" },
      { id: "one 1", name: "flag", text: "flag" },
      { id: "one 2", name: "no name of XML", text: "kept" },
    ]);
  });
});
