import { describe, expect, it } from "vitest";
import { PresenceDocument } from "../contract/presence.ts";
import { ACTIVITIES, MOODS, PLACE_TYPES } from "../contract/presence-vocabulary.ts";
import { presenceComplaints as complaintsAbout } from "./fixtures/schema-complaints.ts";
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

const person = { displayName: "Ada", activities: [], note: "", until: null };

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

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
  "a note with its language": aDocument({
    person: { ...person, note: "Grüße", noteLanguage: "de-AT" },
  }),
  "a note in no language that XML knows": aDocument({
    person: { ...person, note: "qapla'", noteLanguage: "klingon!" },
  }),
  "how somebody is, where and until when": aDocument({
    person: {
      ...person,
      activities: ["unknown", "lunch", "meal"],
      until: noon,
      moods: ["in_love", "unknown", "other"],
      place: { type: "office", text: "second floor" },
      timeOffset: -210,
    },
  }),
  "what is unknown, and a place of another kind": aDocument({
    person: {
      ...person,
      activities: ["unknown"],
      moods: ["unknown"],
      place: { type: "other", text: "" },
    },
  }),
  "a device in use and one left alone": aDocument({
    tuples: [
      aTuple("one", { device: { label: 'D"esk\n\r', userInput: "active" } }),
      aTuple("two", { device: { userInput: "idle", lastInput: noon } }),
      aTuple("three", { device: {} }),
    ],
    person,
  }),
  "ids that only differ in their punctuation": aDocument({
    tuples: ["a b", "a_b", "a_20_b", "a😀b", "a\uD800b"].map((id) => aTuple(id)),
  }),
  priorities: aDocument({
    tuples: [0, 1, 0.5, 1 / 3, 1e-9, 0.9999].map((priority, index) =>
      aTuple(`p${index}`, { contact: { means: "im", address: "im:ada@home", priority } }),
    ),
  }),
  "other markup of any name": aDocument({
    tuples: [
      aTuple("one", {
        markup: [
          { name: "{urn:example:weather}sky", value: "<grey>" },
          { name: "{urn:ietf:params:xml:ns:pidf:rpid}mood", value: "nobody's" },
          { name: "{http://www.w3.org/2000/xmlns/}p", value: "x" },
          { name: "no name for an element", value: "" },
          { name: "{urn:a b}c", value: "tab\tand\r\nline" },
        ],
      }),
    ],
  }),
  "addresses that are no URIs as they stand": aDocument({
    presentity: "pres:a[d%a@hö<me",
    tuples: ["im:[x]", "im:100%", "im:a#b#c", "im:a b", "im:ö\\{}", "im:%41#"].map(
      (address, index) => aTuple(`u${index}`, { contact: { means: "im", address } }),
    ),
  }),
  "contacts of other means": aDocument({
    tuples: [
      aTuple("tel", { contact: { means: "tel", address: "+49 30 1" } }),
      aTuple("mail", { contact: { means: "mailto", address: "ada@home" } }),
      aTuple("meeting", { contact: { means: "meeting", address: "https://meet.home/a?b=c&d" } }),
      aTuple("room", { contact: { means: "in person", address: "Room 5" } }),
    ],
  }),
};

// Each validation is a WebAssembly module started anew.
describe("pidfOf", { timeout: 60_000 }, () => {
  it.each(Object.entries(documents))("is valid RFC 3863 for %s", async (_name, document) => {
    expect(await complaintsAbout(pidfOf(document))).toEqual([]);
  });

  it("is held to a schema that refuses what RFC 3863 refuses", async () => {
    const twice = aDocument({ tuples: [aTuple("one"), aTuple("one")] });
    expect(await complaintsAbout(pidfOf(twice))).not.toEqual([]);
    const wrong = pidfOf(aDocument()).replace("<basic>open", "<basic>ajar");
    expect(await complaintsAbout(wrong)).not.toEqual([]);
    const lunch = pidfOf(aDocument({ person: { ...person, activities: ["tv"] } }));
    expect(await complaintsAbout(lunch.replace("rpid:tv", "rpid:lunch"))).not.toEqual([]);
    const idle = pidfOf(aDocument({ tuples: [aTuple("one", { device: { userInput: "idle" } })] }));
    expect(await complaintsAbout(idle.replace(">idle<", ">asleep<"))).not.toEqual([]);
  });

  it("carries a note as its text, not as markup", () => {
    const note = `<i>&</i> "quoted"`;
    const xml = pidfOf(aDocument({ person: { ...person, note } }));
    expect(xml).toContain(`<note>&lt;i&gt;&amp;&lt;/i&gt; &quot;quoted&quot;</note>`);
  });

  it("is valid for every token of the vocabulary", async () => {
    const tuples = ACTIVITIES.map((activity) =>
      aTuple(activity, { status: { basic: "open", activities: [activity] } }),
    );
    const places = PLACE_TYPES.map((type) => ({ ...person, place: { type, text: "there" } }));
    const activities = chunks(ACTIVITIES, 8).map((some) => ({ ...person, activities: some }));
    const moods = chunks(MOODS, 4).map((some) => ({ ...person, moods: some }));
    const everything = [...places, ...activities, ...moods].map((one) =>
      aDocument({ person: one }),
    );
    const persons = everything.map((document) =>
      /<dm:person.*<\/dm:person>/.exec(pidfOf(document)),
    );
    const numbered = persons.map((found, index) => found?.[0].replace('person"', `p${index}"`));
    const xml = pidfOf(aDocument({ tuples: tuples.slice(0, 32) }));
    expect(
      await complaintsAbout(xml.replace("</presence>", `${numbered.join("")}</presence>`)),
    ).toEqual([]);
  });

  it("says the lunch that RPID forgot as a meal", () => {
    const xml = pidfOf(aDocument({ person: { ...person, activities: ["lunch"] } }));
    expect(xml).toContain("<rpid:meal/><p:lunch/>");
  });

  it("names no device, and no time of the last input where it is withheld", () => {
    const device = { label: "Desk", userInput: "idle" };
    const xml = pidfOf(aDocument({ tuples: [aTuple("one", { device })], person }));
    expect(xml).not.toContain("dm:device");
    expect(xml).not.toContain("last-input");
  });

  it("gives the same bytes for the same document", () => {
    expect(pidfOf(aDocument())).toBe(pidfOf(aDocument()));
  });
});
