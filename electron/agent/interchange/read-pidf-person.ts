import { limits } from "../../../shared/contract/limits.ts";
import { StatusDetails } from "../../../shared/contract/presence.ts";
import { PLACE_TYPES } from "../../../shared/contract/presence-vocabulary.ts";
import { NAMESPACES } from "../../../shared/model/pidf-names.ts";
import { firstOf, shortened, timestampOf } from "./read-text.ts";
import { activitiesWithin, moodsWithin } from "./read-rpid.ts";
import type { Remarks } from "./remarks.ts";
import { childOf, elementsOf, is, isElement, textWithin, tokenWithin } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

const { rpid, cipid, dataModel, locationType } = NAMESPACES;

/** What a document says of the person: what can be chosen as one's own status. */
export interface ReadPerson {
  readonly displayName: string | null;
  readonly note: string;
  readonly until: string | null;
  readonly details: StatusDetails;
}

/** `person` is undefined in a document that has only a note. */
export function readPerson(
  person: XmlElement | undefined,
  notes: readonly XmlElement[],
  remarks: Remarks,
): ReadPerson {
  if (person !== undefined) nameLeftovers(elementsOf(person).filter(isReadOfPerson), remarks);
  const activities = childOf(person, rpid, "activities");
  const until = timestampOf(activities?.attributes.get("until"), remarks) ?? null;
  return {
    displayName: displayNameOf(childOf(person, cipid, "display-name"), remarks),
    until,
    ...readNote(notes, remarks),
    details: readDetails(person, notes[0], remarks),
  };
}

/** Elements of a person that are read here; the others are other markup. */
export function isReadOfPerson(element: XmlElement): boolean {
  const { namespace, name } = element;
  if (namespace === rpid) return RPID_READ.has(name);
  return namespace === dataModel || is(element, cipid, "display-name");
}

const RPID_READ: ReadonlySet<string> = new Set(["activities", "mood", "place-type", "time-offset"]);

/** Of what is read, the parts that there is no room for. */
function nameLeftovers(elements: readonly XmlElement[], remarks: Remarks): void {
  const rpidElements = elements.filter(({ namespace }) => namespace === rpid);
  const names = rpidElements.map(({ name }) => name);
  for (const { name, attributes, children } of rpidElements) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      remarks.add({ code: "element-first", about: name });
    }
    const left = [...attributes.keys()].filter(
      (key) => key !== "id" && key !== READ_ATTRIBUTE[name],
    );
    for (const key of left) remarks.add({ code: "attribute-left", about: name, part: key });
    const hasNote = children.some((child) => isElement(child) && is(child, rpid, "note"));
    if (hasNote && name !== "place-type") remarks.add({ code: "element-note-left", about: name });
  }
}

const READ_ATTRIBUTE: Readonly<Record<string, string>> = { activities: "until" };

function readDetails(
  person: XmlElement | undefined,
  note: XmlElement | undefined,
  remarks: Remarks,
): StatusDetails {
  const activities = childOf(person, rpid, "activities");
  const moods = childOf(person, rpid, "mood");
  return {
    activities: firstOf(
      activities === undefined ? [] : activitiesWithin(activities),
      limits.activities,
      { code: "activities-first", remarks },
    ),
    moods: firstOf(moods === undefined ? [] : moodsWithin(moods), limits.moods, {
      code: "moods-first",
      remarks,
    }),
    place: readPlace(childOf(person, rpid, "place-type"), remarks),
    timeOffset: readTimeOffset(childOf(person, rpid, "time-offset"), remarks),
    noteLanguage: languageOf(note, remarks),
  };
}

function displayNameOf(element: XmlElement | undefined, remarks: Remarks): string | null {
  if (element === undefined) return null;
  return shortened(textWithin(element), limits.displayName, { code: "name-cut", remarks });
}

function readNote(notes: readonly XmlElement[], remarks: Remarks): { note: string } {
  const [first] = notes;
  if (notes.length > 1) remarks.add({ code: "notes-first" });
  if (first === undefined) return { note: "" };
  return { note: shortened(textWithin(first), limits.note, { code: "note-cut", remarks }) };
}

function languageOf(note: XmlElement | undefined, remarks: Remarks): string | null {
  const raw = note?.attributes.get("{http://www.w3.org/XML/1998/namespace}lang");
  if (raw === undefined || raw === "") return null;
  const language = StatusDetails.shape.noteLanguage.safeParse(raw);
  if (!language.success) remarks.add({ code: "language-unfit" });
  return language.data ?? null;
}

function readPlace(place: XmlElement | undefined, remarks: Remarks): StatusDetails["place"] {
  if (place === undefined) return null;
  const [type] = elementsOf(place).filter((element) => !is(element, rpid, "note"));
  if (type === undefined) return null;
  const isListed = type.namespace === locationType || type.namespace === rpid;
  const known = PLACE_TYPES.find((token) => isListed && token === type.name);
  const described = childOf(place, rpid, "note") ?? type;
  const text = shortened(textWithin(described), limits.placeText, {
    code: "place-cut",
    remarks,
  });
  return { type: known ?? "other", text };
}

function readTimeOffset(element: XmlElement | undefined, remarks: Remarks): number | null {
  if (element === undefined) return null;
  const token = tokenWithin(element);
  const minutes = StatusDetails.shape.timeOffset.safeParse(
    /^[+-]?\d+$/.test(token) ? Number(token) : NaN,
  );
  if (!minutes.success) remarks.add({ code: "time-offset-unfit" });
  return minutes.data ?? null;
}
