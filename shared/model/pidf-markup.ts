import type { OtherPresenceMarkup } from "../contract/presence.ts";
import { expandedName } from "./pidf-names.ts";
import { xmlElement, xmlText } from "./xml-text.ts";

/** As it came where its name is one of XML's, else in a wrapping of ours. */
export function markupElement({ name, value }: OtherPresenceMarkup): string {
  const expanded = expandedName(name);
  if (expanded === null) return xmlElement("p:markup", { name }, xmlText(value));
  return xmlElement(`m:${expanded.local}`, { "xmlns:m": expanded.namespace }, xmlText(value));
}
