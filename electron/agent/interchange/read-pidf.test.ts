import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { pidfOf } from "../../../shared/model/pidf.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { contactsOf, readPidf } from "./read-pidf.ts";
import { arbitraryPresence, withoutId } from "./testing/arbitrary-presence.ts";

const SEED = 20_261_122;

const OPEN = "<status><basic>open</basic></status>";
const NAMESPACES =
  'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" ' +
  'xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:x="urn:example:x"';

function bytes(xml: string): Uint8Array {
  return new TextEncoder().encode(xml);
}

function read(inside: string) {
  return readPidf(bytes(`<presence ${NAMESPACES} entity="pres:ada@home">${inside}</presence>`));
}

function person(inside: string) {
  return read(`<dm:person id="p">${inside}</dm:person>`);
}

function refusalOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** What reading gives of a document that we wrote. */
function expected({ presentity, person: said, tuples, lastSeen }: PresenceDocument) {
  return {
    entity: presentity,
    person:
      said === undefined
        ? null
        : {
            displayName: said.displayName,
            note: said.note,
            until: said.until,
            details: {
              activities: said.activities,
              moods: said.moods ?? [],
              place: said.place ?? null,
              timeOffset: said.timeOffset ?? null,
              // Of no note there is no language.
              noteLanguage: said.note === "" ? null : (said.noteLanguage ?? null),
            },
          },
    tuples: tuples.map(withoutId),
    markup: [],
    ...(lastSeen === undefined ? {} : { lastSeen }),
    omitted: [],
  };
}

describe("a document that was written here", { timeout: 60_000 }, () => {
  it(`keeps all that the contract can hold (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryPresence, (document) => {
        expect(readPidf(bytes(pidfOf(document)))).toEqual(expected(document));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe("a document from elsewhere", { timeout: 60_000 }, () => {
  it("gives its contacts, with what they are means of", () => {
    const found = read(
      `<tuple id="a">${OPEN}<contact priority="0.8">tel:+1-2</contact></tuple>` +
        `<tuple id="b">${OPEN}</tuple><tuple id="c">${OPEN}<contact>\n SIP:bob@home\n</contact></tuple>`,
    );
    expect(contactsOf(found)).toEqual([
      { means: "tel", address: "tel:+1-2", priority: 0.8 },
      { means: "sip", address: "SIP:bob@home" },
    ]);
  });

  it("keeps tokens it does not know as `other`, and takes the lunch of the prose", () => {
    const { person: said } = person(
      "<r:activities><r:note>why</r:note><r:lunch/><r:juggling/><x:tv/></r:activities>" +
        "<r:mood><x:zen/></r:mood><r:place-type><x:moon/></r:place-type>",
    );
    expect(said?.details).toMatchObject({
      activities: ["lunch", "other", "other"],
      moods: ["other"],
      place: { type: "other", text: "" },
    });
  });

  it("keeps markup of any kind as text that can be written again", () => {
    const { tuples, markup } = read(
      `<tuple id="a">${OPEN}<x:flag/><x:box a="1" x:b="2"> <x:in>&lt;</x:in></x:box></tuple>` +
        `<dm:person id="p"><r:sphere><r:work/></r:sphere></dm:person><x:whole>text</x:whole>`,
    );
    expect(tuples[0]?.markup).toEqual([
      { name: "{urn:example:x}flag", value: "" },
      {
        name: "{urn:example:x}box",
        value:
          '<box xmlns="urn:example:x" a="1" xmlns:a1="urn:example:x" a1:b="2"><in>&lt;</in></box>',
      },
    ]);
    expect(markup.map(({ name }) => name)).toEqual([
      "{urn:example:x}whole",
      "{urn:ietf:params:xml:ns:pidf:rpid}sphere",
    ]);
  });

  it("takes times with an offset, and says which it could not read", () => {
    const { person: said, omitted } = person(`<r:activities until="2026-01-01T12:00:00+02:00"/>`);
    expect(said?.until).toBe("2026-01-01T10:00:00.000Z");
    expect(omitted).toEqual([]);
    expect(person(`<r:activities until="tomorrow"/>`).omitted).toEqual([
      { code: "time-unreadable" },
    ]);
  });

  it("leaves out a tuple without a basic status, and says so", () => {
    const { tuples, omitted } = read(
      `<tuple id="a"><status/></tuple><tuple id="b">${OPEN}</tuple>`,
    );
    expect(tuples).toHaveLength(1);
    expect(omitted).toEqual([{ code: "tuple-without-basic" }]);
  });

  it("leaves out a tuple that must not be read without understanding more", () => {
    const status = `<status><basic>open</basic><x:only xmlns:i="urn:ietf:params:xml:ns:pidf" i:mustUnderstand="1"/></status>`;
    const { tuples, omitted } = read(`<tuple id="a">${status}</tuple>`);
    expect(tuples).toEqual([]);
    expect(omitted).toEqual([{ code: "tuple-must-understand" }]);
  });

  it("leaves nothing out without a word, and takes over no device's identity", () => {
    const {
      person: said,
      tuples,
      omitted,
    } = read(
      `<tuple id="a">${OPEN}<dm:deviceID>urn:uuid:1</dm:deviceID></tuple><dm:person id="p">` +
        `<r:activities id="i" from="2026-01-01T00:00:00Z"><r:note>why</r:note><r:tv/></r:activities>` +
        `<r:activities><r:meal/></r:activities><r:time-offset description="CET">60</r:time-offset>` +
        "</dm:person>",
    );
    expect(said?.details).toMatchObject({ activities: ["tv"], timeOffset: 60 });
    expect(tuples[0]?.markup).toEqual([]);
    expect(new Set(omitted)).toEqual(
      new Set([
        { code: "element-first", about: "activities" },
        { code: "element-note-left", about: "activities" },
        { code: "devices-left" },
        { code: "attribute-left", about: "time-offset", part: "description" },
        { code: "attribute-left", about: "activities", part: "from" },
      ]),
    );
  });

  it("takes the address that everybody saw, when another one is hidden beside it", () => {
    const own = `<p:contact xmlns:p="https://porchlight.example.invalid/ns/1" means="im" address="im:mallory@x"/>`;
    const found = read(`<tuple id="a">${OPEN}${own}<contact>im:bob@home</contact></tuple>`);
    expect(contactsOf(found)).toEqual([{ means: "im", address: "im:bob@home" }]);
  });

  it("cuts what is too long and leaves out what is too much, each with a remark", () => {
    const found = read(
      `<tuple id="a">${OPEN}<x:long>${"x".repeat(2_000)}</x:long>` +
        `<contact priority="7">no-uri</contact><note>${"🪟".repeat(80)}</note></tuple>` +
        `<note xml:lang="${"x".repeat(50)}">${"n".repeat(200)}</note><note>second</note>` +
        `<dm:person id="p"><r:activities>${"<r:tv/>".repeat(9)}</r:activities>` +
        `<r:mood>${"<r:sad/>".repeat(5)}</r:mood><r:time-offset>9999</r:time-offset></dm:person>` +
        `<dm:person id="q"/><dm:device id="d"><dm:deviceID>urn:x</dm:deviceID></dm:device>`,
    );
    expect(found.person?.note).toHaveLength(140);
    expect(found.person?.details.activities).toHaveLength(8);
    expect(found.omitted).toHaveLength(12);
    expect(found.omitted).toContainEqual({ code: "note-cut", number: 140 });
    expect(found.tuples[0]).toMatchObject({ note: "🪟".repeat(70), markup: [] });
    expect(contactsOf(found)).toEqual([]);
  });
});

describe("bad input is refused in words", { timeout: 60_000 }, () => {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`);
  const cases: Readonly<Record<string, [string | Uint8Array, string, RegExp]>> = {
    nothing: ["", "invalid-request", /well-formed|empty/],
    "what is no XML": ["hello", "invalid-request", /well-formed/],
    "a tag left open": ["<presence>", "invalid-request", /well-formed/],
    "an entity nobody declared": ["<presence>&lol;</presence>", "invalid-request", /well-formed/],
    "a prefix nobody declared": ["<x:presence/>", "invalid-request", /well-formed/],
    "entities within entities": [
      `<!DOCTYPE presence [<!ENTITY l0 "lol">${entities.join("")}]><presence>&l9;</presence>`,
      "invalid-request",
      /DOCTYPE/,
    ],
    "an external entity": [
      `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>`,
      "invalid-request",
      /DOCTYPE/,
    ],
    "a harmless DOCTYPE": ["<!DOCTYPE presence><presence/>", "invalid-request", /DOCTYPE/],
    "another encoding": [
      `<?xml version="1.0" encoding="ISO-8859-1"?><presence/>`,
      "invalid-request",
      /encoding/,
    ],
    "bytes that are no text": [new Uint8Array([60, 0xff, 0xfe]), "invalid-request", /UTF-8/],
    "a huge file": [" ".repeat(300 * 1024), "too-large", /256 KiB/],
    "a deep one": ["<a>".repeat(20), "too-large", /16 deep/],
    "one of many elements": [`<a>${"<b/>".repeat(5_000)}</a>`, "too-large", /4000 elements/],
    "another kind of document": [`<presence entity="pres:a@b"/>`, "invalid-request", /RFC 3863/],
    "another namespace": [
      `<presence xmlns="urn:ietf:params:xml:ns:pidf:old" entity="a"/>`,
      "invalid-request",
      /RFC 3863/,
    ],
    "nobody's presence": [
      `<presence xmlns="urn:ietf:params:xml:ns:pidf"/>`,
      "invalid-request",
      /whose/,
    ],
  };

  it.each(Object.entries(cases))("%s", (_name, [source, code, words]) => {
    const raw = typeof source === "string" ? bytes(source) : source;
    const refusal = refusalOf(() => readPidf(raw));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(words);
  });

  it("open and closed in one tuple", () => {
    const both = "<basic>open</basic><basic>closed</basic>";
    const split = "<status><basic>open</basic></status><status><basic>closed</basic></status>";
    for (const status of [`<status>${both}</status>`, split]) {
      const refusal = refusalOf(() => read(`<tuple id="a">${status}</tuple>`));
      expect(refusal.message).toMatch(/both open and closed/);
    }
  });

  it("a status that is neither, and more tuples than there may be", () => {
    const ajar = "<tuple id='a'><status><basic>ajar</basic></status></tuple>";
    expect(refusalOf(() => read(ajar)).message).toMatch(/neither/);
    const many = `<tuple id="a">${OPEN}</tuple>`.repeat(33);
    expect(refusalOf(() => read(many)).code).toBe("too-large");
  });

  it(`never fails in another way, whatever is in the file (seed ${SEED})`, () => {
    const [sample] = fc.sample(arbitraryPresence, { seed: SEED, numRuns: 1 });
    const document = sample === undefined ? "" : pidfOf(sample);
    fc.assert(
      fc.property(fc.nat(document.length), fc.nat(40), fc.string(), (at, length, inserted) => {
        const broken = document.slice(0, at) + inserted + document.slice(at + length);
        try {
          readPidf(bytes(broken));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
