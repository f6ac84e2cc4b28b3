import type { PresenceDocument, PresenceTuple } from "../contract/presence.ts";

const NAMESPACES =
  'xmlns="urn:ietf:params:xml:ns:pidf" ' +
  'xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" ' +
  'xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid"';

/**
 * The document as `application/pidf+xml` (RFC 3863) with RPID activities (RFC 4480).
 *
 * `lunch` is in RPID's prose but not in its schema, so it travels as `meal`. Deterministic: the same
 * document gives the same bytes.
 */
export function pidfOf(document: PresenceDocument): string {
  const tuples = document.tuples.map((tuple) => tupleElement(tuple)).join("");
  const note = document.person?.note ? `<note>${text(document.person.note)}</note>` : "";
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<presence ${NAMESPACES} entity="${text(document.presentity)}">` +
    `${tuples}${note}${personElement(document)}</presence>\n`
  );
}

function tupleElement(tuple: PresenceTuple): string {
  const contact = tuple.contact ? `<contact>${text(contactUri(tuple.contact))}</contact>` : "";
  const note = tuple.note ? `<note>${text(tuple.note)}</note>` : "";
  return (
    `<tuple id="${text(xmlId(tuple.id))}">` +
    `<status><basic>${tuple.status.basic}</basic></status>` +
    userInputElement(tuple) +
    contact +
    note +
    `<timestamp>${tuple.timestamp}</timestamp></tuple>`
  );
}

function userInputElement(tuple: PresenceTuple): string {
  if (tuple.device === undefined) return "";
  return `<rpid:user-input>${tuple.device.userInput}</rpid:user-input>`;
}

function personElement(document: PresenceDocument): string {
  const activities = document.person?.activities ?? [];
  if (activities.length === 0) return "";
  const elements = activities.map((name) => `<rpid:${name === "lunch" ? "meal" : name}/>`).join("");
  return (
    `<dm:person id="person"><rpid:activities>${elements}</rpid:activities>` +
    `<dm:timestamp>${document.timestamp}</dm:timestamp></dm:person>`
  );
}

function contactUri(contact: NonNullable<PresenceTuple["contact"]>): string {
  return contact.address.includes(":") ? contact.address : `${contact.means}:${contact.address}`;
}

/** An XML ID may not begin with a digit, which a random id does as often as not. */
function xmlId(id: string): string {
  return `t${id.replace(/[^\w.-]/g, "_")}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Escapes, and drops the characters that XML 1.0 can't carry at all. */
function text(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
