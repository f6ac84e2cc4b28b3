import * as fc from "fast-check";
import { limits } from "../../../../shared/contract/limits.ts";
import { PresenceDocument, type PresenceTuple } from "../../../../shared/contract/presence.ts";
import { ACTIVITIES, MOODS, PLACE_TYPES } from "../../../../shared/contract/presence-vocabulary.ts";
import { carriedByXml } from "../../../../shared/model/xml-text.ts";

/** Any text that XML can carry at all; what it can't is dropped by the writer. */
function text(maximum: number, minimum = 0) {
  return fc
    .string({ unit: "grapheme", maxLength: maximum })
    .map((raw) => carriedByXml(raw).slice(0, maximum).toWellFormed().replaceAll("\uFFFD", "?"))
    .map((raw) => raw.padEnd(minimum, "x"));
}

const timestamp = fc
  .date({ min: new Date("2001-01-01"), max: new Date("2099-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

const activities = fc.array(fc.constantFrom(...ACTIVITIES), { maxLength: limits.activities });

const contact = fc.record(
  {
    means: fc.oneof(fc.constantFrom("im", "tel", "mailto", "https", "in person"), text(32, 1)),
    address: fc.oneof(fc.constantFrom("im:ada@home", "+49 30 1", "a%20b:c"), text(300, 1)),
    priority: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  },
  { requiredKeys: ["means", "address"] },
);

const markup = fc.record({
  name: fc.oneof(
    fc.constantFrom(
      "{urn:example:a}b",
      "{urn:ietf:params:xml:ns:pidf:rpid}mood",
      "{http://a/?b&c}d-e",
    ),
    text(200, 1),
  ),
  value: text(300),
});

const device = fc.record(
  {
    label: text(limits.deviceLabel),
    input: fc.record(
      { userInput: fc.constantFrom("active", "idle"), lastInput: timestamp },
      { requiredKeys: ["userInput"] },
    ),
  },
  { requiredKeys: [] },
);

const tuple = fc.record(
  {
    status: fc.record({ basic: fc.constantFrom("open", "closed"), activities }),
    contact,
    device: device.map(({ input, ...rest }) => ({ ...rest, ...input })),
    note: text(limits.note, 1),
    timestamp,
    markup: fc.array(markup, { maxLength: 16 }),
  },
  { requiredKeys: ["status", "timestamp", "markup"] },
);

const person = fc.record(
  {
    displayName: text(limits.displayName),
    activities,
    note: text(limits.note),
    noteLanguage: fc.constantFrom("de", "en-GB", "zh-Hant-TW"),
    until: fc.option(timestamp),
    moods: fc.array(fc.constantFrom(...MOODS), { minLength: 1, maxLength: limits.moods }),
    place: fc.record({ type: fc.constantFrom(...PLACE_TYPES), text: text(limits.placeText) }),
    timeOffset: fc.integer({ min: -840, max: 840 }),
  },
  { requiredKeys: ["displayName", "activities", "note", "until"] },
);

/** Any presence document that the contract can hold. */
export const arbitraryPresence = fc
  .record(
    {
      version: fc.nat(),
      timestamp,
      tuples: fc.array(tuple, { minLength: 1, maxLength: 5 }),
      person,
      lastSeen: fc.option(timestamp),
    },
    { requiredKeys: ["version", "timestamp", "tuples"] },
  )
  .map(({ tuples, ...rest }) =>
    PresenceDocument.parse({
      ...rest,
      presentity: "pres:ada@home",
      tuples: tuples.map((one, index) => ({ ...one, id: `${index}` })),
    }),
  );

/** A tuple without what belongs to the view that gave it out. */
export function withoutId({ id: _id, ...rest }: PresenceTuple): Omit<PresenceTuple, "id"> {
  return rest;
}
