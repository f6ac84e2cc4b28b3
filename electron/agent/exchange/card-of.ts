import type { CommunicationAddress, PresenceDocument } from "../../../shared/contract/presence.ts";
import { localPartOf } from "../../../shared/model/address.ts";
import { vcardOf } from "../interchange/write-vcard.ts";

/**
 * A card of somebody as one sees them: the name they are known by here, else the one they gave themself,
 * and each way to reach them once, however many of their devices share it.
 */
export function cardOf(name: string, document: PresenceDocument): string {
  const contacts = new Map<string, CommunicationAddress>();
  for (const { contact } of document.tuples) {
    if (contact !== undefined) contacts.set(`${contact.means} ${contact.address}`, contact);
  }
  const names = [name, document.person?.displayName ?? "", localPartOf(document.presentity)];
  const displayName = names.find((one) => one !== "") ?? "";
  return vcardOf({ displayName, contacts: [...contacts.values()] });
}
