import type { CommunicationAddress } from "../contract/presence.ts";

/**
 * The namespaces of a presence document. What no RFC has a name for stands in our own, where programs
 * that do not know it pass over it (RFC 3863 §4.2.4).
 */
export const NAMESPACES = {
  pidf: "urn:ietf:params:xml:ns:pidf",
  dataModel: "urn:ietf:params:xml:ns:pidf:data-model",
  rpid: "urn:ietf:params:xml:ns:pidf:rpid",
  locationType: "urn:ietf:params:xml:ns:location-type",
  cipid: "urn:ietf:params:xml:ns:pidf:cipid",
  porchlight: "https://porchlight.example.invalid/ns/1",
} as const;

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * A COMMUNICATION ADDRESS as the URI that PIDF asks for; undefined where there is none, as for
 * something to be done in person.
 */
export function contactUri({ means, address }: CommunicationAddress): string | undefined {
  const uri = SCHEME.test(address) ? address : `${means}:${address}`;
  if (!SCHEME.test(uri)) return undefined;
  return legalUri(uri.toWellFormed().replace(/[^\u0021-\u007e]+/g, encodeURIComponent));
}

/**
 * Encodes what no URI may have, and leaves letters of any script: `xs:anyURI` takes them, and an address
 * is to be recognised.
 */
export function legalUri(uri: string): string {
  const [before = "", ...fragments] = uri.split("#");
  const all = fragments.length === 0 ? [before] : [before, fragments.join("%23")];
  return all
    .map((part) => part.replace(/[[\]<>"{}|\\^`]|%(?![\da-f]{2})/gi, encodeURIComponent))
    .join("#");
}

/** What a URI alone says: its scheme is the means, empty where it has none. */
export function contactOfUri(uri: string): Pick<CommunicationAddress, "means" | "address"> {
  const [scheme = ""] = SCHEME.exec(uri) ?? [];
  return { means: scheme.slice(0, -1).toLowerCase(), address: uri };
}

const EXPANDED = /^\{([^{}\s]+)\}([A-Za-z_][\w.-]*)$/;
// The two that XML keeps for itself can't be bound; ours and those of the format mean something already.
const TAKEN: ReadonlySet<string> = new Set([
  ...Object.values(NAMESPACES),
  "http://www.w3.org/XML/1998/namespace",
  "http://www.w3.org/2000/xmlns/",
]);

/**
 * The parts of a name in the one form that OTHER PRESENCE MARKUP has here when it came as XML:
 * `{namespace}local`. Null for every other name, which can be no element of its own.
 */
export function expandedName(name: string): { namespace: string; local: string } | null {
  const [, namespace = "", local = ""] = EXPANDED.exec(name) ?? [];
  return local === "" || TAKEN.has(namespace) ? null : { namespace, local };
}
