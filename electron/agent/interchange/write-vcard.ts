import type { CommunicationAddress } from "../../../shared/contract/presence.ts";
import { contactUri } from "../../../shared/model/pidf-names.ts";
import { carriedByXml } from "../../../shared/model/xml-text.ts";

/**
 * A card of somebody and the ways to reach them, as `text/vcard` (RFC 6350). Deterministic: it bears
 * neither a date nor an identifier.
 */
export function vcardOf(person: {
  readonly displayName: string;
  readonly contacts: readonly CommunicationAddress[];
}): string {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:4.0",
    `FN:${escaped(person.displayName)}`,
    ...person.contacts.map(contactLine),
    "END:VCARD",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function contactLine(contact: CommunicationAddress): string {
  const { means, address } = contact;
  const uri = contactUri(contact);
  const pref = preference(contact.priority);
  // No property of a card is meant for what is no address, such as a room.
  if (uri === undefined) return `NOTE:${escaped(`${means}: ${address}`)}`;
  switch (uri.slice(0, uri.indexOf(":")).toLowerCase()) {
    case "tel":
      return uri === address
        ? `TEL;VALUE=uri${pref}:${uri}`
        : `TEL;VALUE=text${pref}:${escaped(address)}`;
    case "mailto":
      return `EMAIL${pref}:${escaped(mailbox(uri))}`;
    case "http":
    case "https":
      return `URL${pref}:${uri}`;
    default:
      return `IMPP${pref}:${uri}`;
  }
}

/** RFC 6350 §5.3: from 1, the most preferred, to 100; ours is from 0 to 1, the higher the better. */
function preference(priority: number | undefined): string {
  return priority === undefined ? "" : `;PREF=${1 + Math.round((1 - priority) * 99)}`;
}

function mailbox(uri: string): string {
  const [address = ""] = uri.slice("mailto:".length).split("?");
  try {
    return decodeURIComponent(address);
  } catch {
    // Not percent-encoding after all: then it is meant as it stands.
    return address;
  }
}

/** RFC 6350 §3.4. */
function escaped(text: string): string {
  return carriedByXml(text)
    .replace(/[\\,;]/g, String.raw`\$&`)
    .replace(/\r\n?|\n/g, String.raw`\n`);
}

const LINE_OCTETS = 75;

/** RFC 6350 §3.2: at most 75 octets a line, never within a character; the space that folds counts. */
function folded(line: string): string {
  let result = "";
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      result += "\r\n ";
      octets = 1;
    }
    result += character;
    octets += length;
  }
  return result;
}
