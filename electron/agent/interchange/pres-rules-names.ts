import { NAMESPACES } from "../../../shared/model/pidf-names.ts";

export const COMMON_POLICY = "urn:ietf:params:xml:ns:common-policy";
export const PRES_RULES = "urn:ietf:params:xml:ns:pres-rules";
/** What only we know. As a condition it keeps a rule from applying for everybody else (RFC 4745 §7). */
export const OWN = NAMESPACES.porchlight;
