import { limits } from "../../../shared/contract/limits.ts";
import { CommunicationAddress } from "../../../shared/contract/presence.ts";
import { contactOfUri, contactUri, NAMESPACES } from "../../../shared/model/pidf-names.ts";
import type { Remarks } from "./remarks.ts";
import { childOf, tokenWithin } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

/** The COMMUNICATION ADDRESS of a tuple, if it has one that can be kept. */
export function readContact(tuple: XmlElement, remarks: Remarks): CommunicationAddress | undefined {
  const standard = childOf(tuple, NAMESPACES.pidf, "contact");
  const own = childOf(tuple, NAMESPACES.porchlight, "contact");
  const uri = standard && tokenWithin(standard);
  const read = ownContact(own, uri) ?? (uri === undefined ? undefined : contactOfUri(uri));
  if (read === undefined) return undefined;
  const priority = readPriority((standard ?? own)?.attributes.get("priority"), remarks);
  const parsed = CommunicationAddress.safeParse({
    ...read,
    ...(priority === undefined ? {} : { priority }),
  });
  if (!parsed.success) remarks.add({ code: "contact-unfit", number: limits.address });
  return parsed.data;
}

/** Taken only where it says the same as the standard one, so that nothing is taken that others did not see. */
function ownContact(own: XmlElement | undefined, uri: string | undefined) {
  if (own === undefined) return undefined;
  const means = own.attributes.get("means") ?? "";
  const address = own.attributes.get("address") ?? "";
  return contactUri({ means, address }) === uri ? { means, address } : undefined;
}

const QVALUE = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

function readPriority(raw: string | undefined, remarks: Remarks): number | undefined {
  if (raw === undefined) return undefined;
  if (QVALUE.test(raw.trim())) return Number(raw);
  remarks.add({ code: "priority-unfit" });
  return undefined;
}
