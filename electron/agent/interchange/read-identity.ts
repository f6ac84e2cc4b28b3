import { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { FileRemarkCode } from "../../../shared/contract/interchange.ts";
import { normaliseName } from "../../../shared/model/address.ts";
import { domainOfParty, type Party } from "./party.ts";
import { COMMON_POLICY } from "./pres-rules-names.ts";
import type { Remarks } from "./remarks.ts";
import { elementsOf } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Everybody, or everybody of a domain, but for some. */
interface Many {
  readonly domain: string | null;
  readonly exceptPersons: ReadonlySet<string>;
  readonly exceptDomains: ReadonlySet<string>;
}

/** RFC 4745 §7.1: whoever one of these is about. With none, nobody in particular (RFC 5025 §3.1.1). */
export interface Identity {
  readonly isEmpty: boolean;
  readonly ones: ReadonlySet<string>;
  readonly many: readonly Many[];
}

/** The identity, or why the rule can't be understood. */
export function readIdentity(
  identity: XmlElement,
  ruleId: string,
  remarks: Remarks,
): Identity | FileRemarkCode {
  const ones = new Set<string>();
  const many: Many[] = [];
  for (const element of elementsOf(identity)) {
    // Somebody whom only an extension describes can't be told from others.
    if (element.namespace !== COMMON_POLICY || elementsOf(element).some(isUnknown)) return EXTENDED;
    if (element.name === "many") {
      const read = readMany(element);
      if (typeof read === "string") return read;
      many.push(read);
    } else if (element.name === "one") {
      const person = personOf(element.attributes.get("id"));
      if (person === null) remarks.add({ code: "rule-names-nobody", about: ruleId });
      else ones.add(person);
    } else return EXTENDED;
  }
  return { isEmpty: elementsOf(identity).length === 0, ones, many };
}

const EXTENDED: FileRemarkCode = "rule-identity-unknown";

function isUnknown({ namespace, name }: XmlElement): boolean {
  return namespace !== COMMON_POLICY || name !== "except";
}

function readMany(element: XmlElement): Many | FileRemarkCode {
  const excepted = elementsOf(element).map(({ attributes }) => ({
    person: attributes.has("id") ? personOf(attributes.get("id")) : undefined,
    domain: attributes.get("domain"),
  }));
  const isUnclear = excepted.some(
    ({ person, domain }) =>
      person === null ||
      (person === undefined) === (domain === undefined) ||
      (domain !== undefined && !isDomain(domain)),
  );
  // An exception that is not understood would let in whom it keeps out.
  if (isUnclear) return "rule-exception-unknown";
  const domain = element.attributes.get("domain");
  if (domain !== undefined && !isDomain(domain)) return "rule-domain-impossible";
  return {
    domain: domain === undefined ? null : normaliseName(domain),
    exceptPersons: new Set(excepted.flatMap(({ person }) => person ?? [])),
    exceptDomains: new Set(excepted.flatMap((one) => one.domain ?? []).map(normaliseName)),
  };
}

function isDomain(domain: string): boolean {
  return PrincipalAddress.safeParse(`x@${normaliseName(domain)}`).success;
}

/** The address that a URI of any of the usual kinds names. */
function personOf(uri = ""): PrincipalAddress | null {
  const address = normaliseName(uri).replace(/^(?:pres|im|sips?|xmpp|mailto):/, "");
  return PrincipalAddress.safeParse(address).data ?? null;
}

export function isAbout(identity: Identity | null, party: Party): boolean {
  if (identity === null) return true;
  if (party.kind === "anonymous") return identity.isEmpty;
  if (party.kind === "person" && identity.ones.has(party.person)) return true;
  const domain = domainOfParty(party);
  return identity.many.some(
    (many) =>
      (many.domain === null || many.domain === domain) &&
      !(party.kind === "person" && many.exceptPersons.has(party.person)) &&
      !(domain !== null && many.exceptDomains.has(domain)),
  );
}
