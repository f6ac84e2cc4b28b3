import { limits } from "../../../shared/contract/limits.ts";
import { Basic, type PresenceTuple, UserInput } from "../../../shared/contract/presence.ts";
import type { Activity } from "../../../shared/contract/presence-vocabulary.ts";
import { NAMESPACES } from "../../../shared/model/pidf-names.ts";
import { refusal } from "./file-refusal.ts";
import { otherMarkup } from "./other-markup.ts";
import { readContact } from "./read-pidf-contact.ts";
import { activitiesWithin } from "./read-rpid.ts";
import { firstOf, shortened, timestampOf } from "./read-text.ts";
import type { Remarks } from "./remarks.ts";
import { childOf, childrenOf, elementsOf, textWithin, tokenWithin } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

const { pidf, dataModel, rpid, porchlight } = NAMESPACES;

/** A tuple as a file has it: whoever publishes it gives it an id and a time of its own. */
export type ReadTuple = Omit<PresenceTuple, "id" | "timestamp"> & {
  readonly timestamp: string | null;
};

/**
 * One tuple, or null with a remark when it says nothing that could be taken. Refuses a tuple that
 * contradicts itself: OPEN and CLOSED exclude each other (RFC 2778 §3).
 */
export function readTuple(tuple: XmlElement, remarks: Remarks): ReadTuple | null {
  const statuses = childrenOf(tuple, pidf, "status");
  const basic = readBasic(statuses);
  if (basic === null) {
    remarks.add({ code: "tuple-without-basic" });
    return null;
  }
  if (statuses.flatMap(elementsOf).some(mustBeUnderstood)) {
    remarks.add({ code: "tuple-must-understand" });
    return null;
  }
  const contact = readContact(tuple, remarks);
  const device = readDevice(tuple, remarks);
  // Which device it was is nobody's business, and would be handed on with the other markup.
  if (childOf(tuple, dataModel, "deviceID")) remarks.add({ code: "devices-left" });
  const note = readNote(childrenOf(tuple, pidf, "note"), remarks);
  const written = childOf(tuple, pidf, "timestamp");
  return {
    status: { basic, activities: readActivities([tuple, ...statuses], remarks) },
    ...(contact === undefined ? {} : { contact }),
    ...(device === undefined ? {} : { device }),
    ...(note === undefined ? {} : { note }),
    timestamp: timestampOf(written && tokenWithin(written), remarks) ?? null,
    markup: otherMarkup(unread([tuple, ...statuses]), remarks),
  };
}

function readBasic(statuses: readonly XmlElement[]): Basic | null {
  const said = new Set(
    statuses.flatMap((status) => childrenOf(status, pidf, "basic")).map(tokenWithin),
  );
  if (said.size > 1)
    throw refusal(
      { code: "open-and-closed" },
      "a tuple says both open and closed, which exclude each other",
    );
  const [basic] = said;
  if (basic === undefined) return null;
  const parsed = Basic.safeParse(basic);
  if (!parsed.success)
    throw refusal(
      { code: "neither-open-nor-closed" },
      "a tuple has a basic status that is neither open nor closed",
    );
  return parsed.data;
}

function readActivities(parents: readonly XmlElement[], remarks: Remarks): Activity[] {
  const activities = parents
    .flatMap(elementsOf)
    .filter(({ name, namespace }) => name === "activities" && ACTIVITY_NAMESPACES.has(namespace))
    .flatMap(activitiesWithin);
  return firstOf(activities, limits.activities, { code: "activities-first", remarks });
}

const ACTIVITY_NAMESPACES: ReadonlySet<string> = new Set([rpid, porchlight]);

function readDevice(tuple: XmlElement, remarks: Remarks): PresenceTuple["device"] {
  const own = childOf(tuple, porchlight, "device");
  const input = childOf(tuple, rpid, "user-input");
  if (own === undefined && input === undefined) return undefined;
  const label = own?.attributes.get("label");
  const userInput = UserInput.safeParse(input && tokenWithin(input)).data;
  const lastInput = timestampOf(input?.attributes.get("last-input"), remarks);
  return {
    ...(label === undefined
      ? {}
      : { label: shortened(label, limits.deviceLabel, { code: "device-cut", remarks }) }),
    ...(userInput === undefined ? {} : { userInput }),
    ...(lastInput === undefined ? {} : { lastInput }),
  };
}

function readNote(notes: readonly XmlElement[], remarks: Remarks): string | undefined {
  const [first] = notes;
  if (notes.length > 1) remarks.add({ code: "tuple-notes-first" });
  if (first === undefined) return undefined;
  return shortened(textWithin(first), limits.note, { code: "tuple-note-cut", remarks });
}

/** What none of the functions above looks at. */
function unread(parents: readonly XmlElement[]): XmlElement[] {
  return parents.flatMap(elementsOf).filter(isUnread);
}

const READ: ReadonlySet<string> = new Set([
  `{${rpid}}activities`,
  `{${rpid}}user-input`,
  `{${porchlight}}activities`,
  `{${porchlight}}device`,
  `{${porchlight}}contact`,
  `{${dataModel}}deviceID`,
]);

/** RFC 3863 §4.2.4: whoever does not know such an element is not to use what it stands in. */
function mustBeUnderstood(element: XmlElement): boolean {
  const mark = element.attributes.get(`{${pidf}}mustUnderstand`);
  return (mark === "1" || mark === "true") && isUnread(element);
}

function isUnread({ namespace, name }: XmlElement): boolean {
  return namespace !== pidf && !READ.has(`{${namespace}}${name}`);
}
