import type { PresenceDocument } from "../contract/presence.ts";
import { legalUri, NAMESPACES } from "./pidf-names.ts";
import { personElement } from "./pidf-person.ts";
import { tupleElement } from "./pidf-tuple.ts";
import { XML_DECLARATION, xmlElement, xmlText } from "./xml-text.ts";

/**
 * The document as `application/pidf+xml`: RFC 3863 with the data model of RFC 4479 and RPID (RFC 4480).
 *
 * Deterministic: the same document gives the same bytes. Left out are the version, which belongs to
 * the view and not to what it says, and characters that XML cannot carry; priorities have three decimals.
 */
export function pidfOf(document: PresenceDocument): string {
  const { person } = document;
  return (
    XML_DECLARATION +
    xmlElement(
      "presence",
      {
        xmlns: NAMESPACES.pidf,
        "xmlns:dm": NAMESPACES.dataModel,
        "xmlns:rpid": NAMESPACES.rpid,
        "xmlns:lt": NAMESPACES.locationType,
        "xmlns:c": NAMESPACES.cipid,
        "xmlns:p": NAMESPACES.porchlight,
        entity: legalUri(document.presentity),
      },
      ...document.tuples.map(tupleElement),
      noteElement(person),
      person === undefined ? "" : personElement(person, document.timestamp),
      lastSeenElement(document.lastSeen),
    ) +
    "\n"
  );
}

/** What `xs:language` admits. */
const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;

function noteElement(person: PresenceDocument["person"]): string {
  if (person === undefined || person.note === "") return "";
  const { note, noteLanguage = "" } = person;
  const language = LANGUAGE.test(noteLanguage) ? noteLanguage : undefined;
  return xmlElement("note", { "xml:lang": language }, xmlText(note));
}

/** Empty: never here. Only the unavailable document has it. */
function lastSeenElement(lastSeen: PresenceDocument["lastSeen"]): string {
  if (lastSeen === undefined) return "";
  return xmlElement("p:last-seen", {}, lastSeen === null ? "" : lastSeen);
}
