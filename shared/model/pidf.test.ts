import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { PresenceDocument } from "../contract/presence.ts";
import { PIDF_SCHEMA, XML_NAMESPACE_SCHEMA } from "./fixtures/pidf-schema.ts";
import { pidfOf } from "./pidf.ts";

const noon = "2026-01-01T12:00:00.000Z";

function aTuple(id: string, change: object = {}) {
  return {
    id,
    status: { basic: "open", activities: [] },
    contact: { means: "im", address: "im:ada@home" },
    timestamp: noon,
    markup: [],
    ...change,
  };
}

function aDocument(change: object = {}): PresenceDocument {
  return PresenceDocument.parse({
    presentity: "pres:ada@home",
    version: 1,
    timestamp: noon,
    tuples: [aTuple("one")],
    ...change,
  });
}

async function complaintsAbout(xml: string): Promise<readonly string[]> {
  const result = await validateXML({
    xml: [{ fileName: "document.xml", contents: xml }],
    schema: [PIDF_SCHEMA],
    preload: [{ fileName: "xml.xsd", contents: XML_NAMESPACE_SCHEMA }],
  });
  return result.errors.map((error) => error.message);
}

const person = { displayName: "Ada", activities: [], note: "", until: null };

const documents: Readonly<Record<string, PresenceDocument>> = {
  "the unavailable document": aDocument({ lastSeen: noon }),
  "a person who was never here": aDocument({ lastSeen: null }),
  "several tuples": aDocument({
    tuples: [
      aTuple("one", { device: { label: "Desk", userInput: "active" } }),
      aTuple("2two", { device: { label: "Phone", userInput: "idle" }, note: "on the way" }),
      aTuple("3-three", { status: { basic: "closed", activities: ["busy"] }, contact: undefined }),
    ],
    person,
  }),
  "every activity": aDocument({
    person: { ...person, activities: ["lunch", "on-the-phone", "in-transit", "looking-for-work"] },
  }),
  "a note": aDocument({ person: { ...person, note: "back at three" } }),
  "a note full of markup": aDocument({
    tuples: [aTuple("one", { note: `<b>&amp;</b> "'` })],
    person: { ...person, note: `</note><note> & <![CDATA[ ]]> "'` },
  }),
  "a note beyond ASCII": aDocument({ person: { ...person, note: "Grüße 你好 שלום 🪟" } }),
  "a note with what XML cannot carry": aDocument({
    person: { ...person, note: "bell\u0007 null\u0000 half\uD83D a \uFFFE" },
  }),
  "contacts of other means": aDocument({
    tuples: [
      aTuple("tel", { contact: { means: "tel", address: "+49 30 1" } }),
      aTuple("mail", { contact: { means: "mailto", address: "ada@home" } }),
    ],
  }),
};

describe("pidfOf", () => {
  it.each(Object.entries(documents))("is valid RFC 3863 for %s", async (_name, document) => {
    expect(await complaintsAbout(pidfOf(document))).toEqual([]);
  });

  it("is held to a schema that refuses what RFC 3863 refuses", async () => {
    const twice = aDocument({ tuples: [aTuple("one"), aTuple("one")] });
    expect(await complaintsAbout(pidfOf(twice))).not.toEqual([]);
    const wrong = pidfOf(aDocument()).replace("<basic>open", "<basic>ajar");
    expect(await complaintsAbout(wrong)).not.toEqual([]);
  });

  it("carries a note as its text, not as markup", () => {
    const note = `<i>&</i> "quoted"`;
    const xml = pidfOf(aDocument({ person: { ...person, note } }));
    expect(xml).toContain(`<note>&lt;i&gt;&amp;&lt;/i&gt; &quot;quoted&quot;</note>`);
  });

  it("gives the same bytes for the same document", () => {
    expect(pidfOf(aDocument())).toBe(pidfOf(aDocument()));
  });
});
