import type { FileRemark } from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type {
  CommunicationAddress,
  OtherPresenceMarkup,
} from "../../../shared/contract/presence.ts";
import { NAMESPACES } from "../../../shared/model/pidf-names.ts";
import { refusal, tooLarge } from "./file-refusal.ts";
import { otherMarkup } from "./other-markup.ts";
import { isReadOfPerson, type ReadPerson, readPerson } from "./read-pidf-person.ts";
import { type ReadTuple, readTuple } from "./read-pidf-tuple.ts";
import { timestampOf } from "./read-text.ts";
import { createRemarks, type Remarks } from "./remarks.ts";
import { childOf, childrenOf, elementsOf, is, tokenWithin } from "./xml-search.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

const { pidf, dataModel, porchlight } = NAMESPACES;
const BOUNDS = { bytes: limits.presenceFileBytes, depth: 16, elements: 4_000 } as const;

/** What a PIDF document says, as far as it can be taken over as a person's own status and contacts. */
export interface ReadPresence {
  /** Whose presence it claims to be; nothing vouches for it. */
  readonly entity: string;
  /** Null where nothing is said of the person. */
  readonly person: ReadPerson | null;
  readonly tuples: readonly ReadTuple[];
  /** Said of the person, or of the document as a whole. */
  readonly markup: readonly OtherPresenceMarkup[];
  /** Undefined where nothing is said of it; null: never here. */
  readonly lastSeen?: string | null;
  /** What was left out. */
  readonly omitted: readonly FileRemark[];
}

/**
 * Reads `application/pidf+xml` (RFC 3863, 4479, 4480) from a file that anybody may have written.
 *
 * Refuses with `invalid-request` or `too-large`, with a `FileRefusal`, what is not such a
 * document or contradicts itself; names in `omitted` what there is no room for.
 */
export function readPidf(source: Uint8Array): ReadPresence {
  const root = parseXml(source, BOUNDS);
  const entity = entityOf(root);
  const remarks = createRemarks();
  const persons = childrenOf(root, dataModel, "person");
  const notes = [
    ...childrenOf(root, pidf, "note"),
    ...persons.flatMap((person) => childrenOf(person, dataModel, "note")),
  ];
  if (persons.length > 1) remarks.add({ code: "persons-first" });
  const lastSeen = readLastSeen(root, remarks);
  return {
    entity,
    person: persons.length + notes.length === 0 ? null : readPerson(persons[0], notes, remarks),
    tuples: readTuples(root, remarks),
    markup: otherMarkup(unreadOf(root, persons[0], remarks), remarks),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    omitted: remarks.all(),
  };
}

/** The ways to reach them, as somebody adds them by hand. */
export function contactsOf({ tuples }: ReadPresence): CommunicationAddress[] {
  return tuples.flatMap(({ contact }) => contact ?? []);
}

function entityOf(root: XmlElement): string {
  if (!is(root, pidf, "presence")) {
    throw refusal(
      { code: "not-presence" },
      "this is not a presence document: it does not begin as RFC 3863 says",
    );
  }
  const entity = root.attributes.get("entity")?.trim() ?? "";
  if (entity === "")
    throw refusal({ code: "nobodys-presence" }, "this presence document does not say whose it is");
  if (entity.length > limits.address)
    throw refusal(
      { code: "address-too-long", number: limits.address },
      "the address in this presence document is too long",
    );
  return entity;
}

function readTuples(root: XmlElement, remarks: Remarks): ReadTuple[] {
  const tuples = childrenOf(root, pidf, "tuple");
  if (tuples.length > limits.tuples) {
    throw tooLarge(
      { code: "too-many-tuples", number: limits.tuples },
      `this presence document has more than ${limits.tuples} tuples`,
    );
  }
  return tuples.flatMap((tuple) => readTuple(tuple, remarks) ?? []);
}

function readLastSeen(root: XmlElement, remarks: Remarks): string | null | undefined {
  const element = childOf(root, porchlight, "last-seen");
  const written = element && tokenWithin(element);
  return written === "" ? null : timestampOf(written, remarks);
}

function unreadOf(
  root: XmlElement,
  person: XmlElement | undefined,
  remarks: Remarks,
): XmlElement[] {
  const ofRoot = elementsOf(root).filter(
    ({ namespace, name }) =>
      namespace !== pidf && namespace !== dataModel && `{${namespace}}${name}` !== LAST_SEEN,
  );
  if (childOf(root, dataModel, "device")) remarks.add({ code: "devices-left" });
  const ofPerson = person === undefined ? [] : elementsOf(person);
  return [...ofRoot, ...ofPerson.filter((element) => !isReadOfPerson(element))];
}

const LAST_SEEN = `{${porchlight}}last-seen`;
