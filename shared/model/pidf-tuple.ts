import type { CommunicationAddress, PresenceTuple } from "../contract/presence.ts";
import { markupElement } from "./pidf-markup.ts";
import { contactOfUri, contactUri } from "./pidf-names.ts";
import { activityElements } from "./pidf-person.ts";
import { xmlElement, xmlText } from "./xml-text.ts";

/**
 * RFC 3863 `tuple`. There is no `device` of RFC 4479 beside it: it would need a device's identity, and
 * views give none away. A device's label stands inside the tuple.
 */
export function tupleElement(tuple: PresenceTuple): string {
  const { status, device, contact, note } = tuple;
  return xmlElement(
    "tuple",
    { id: xmlId(tuple.id) },
    xmlElement("status", {}, xmlElement("basic", {}, status.basic)),
    userInputElement(device),
    device === undefined ? "" : xmlElement("p:device", { label: device.label }),
    // RPID has activities for persons only, so a tuple's own need a wrapping of ours.
    status.activities.length === 0
      ? ""
      : xmlElement("p:activities", {}, ...activityElements(status.activities)),
    ...tuple.markup.map(markupElement),
    contact === undefined ? "" : contactElements(contact),
    note ? xmlElement("note", {}, xmlText(note)) : "",
    xmlElement("timestamp", {}, tuple.timestamp),
  );
}

/** `last-input` is what somebody may leave out (RFC 4480 §3.13). */
function userInputElement(device: PresenceTuple["device"]): string {
  if (device?.userInput === undefined) return "";
  const { lastInput } = device;
  const attributes = { "last-input": lastInput };
  return xmlElement("rpid:user-input", attributes, device.userInput);
}

/** Means and address word for word where the URI alone would not say them. */
function contactElements(contact: CommunicationAddress): string {
  const { means, address } = contact;
  const uri = contactUri(contact);
  const priority = contact.priority === undefined ? undefined : qvalue(contact.priority);
  const said = uri === undefined ? null : contactOfUri(uri);
  const own =
    said?.means === means && said.address === address
      ? ""
      : xmlElement("p:contact", { means, address, priority });
  return own + (uri === undefined ? "" : xmlElement("contact", { priority }, xmlText(uri)));
}

/** At most three decimals. */
function qvalue(priority: number): string {
  return String(Math.round(priority * 1000) / 1000);
}

/** An XML ID may not begin with a digit, which a random id does as often as not. Different ids stay different. */
function xmlId(id: string): string {
  const kept = id.replace(
    /[^A-Za-z0-9.-]/gu,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
  );
  return `t${kept}`;
}
