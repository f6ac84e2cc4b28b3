import type { OtherPresenceMarkup } from "../../../shared/contract/presence.ts";
import { NAMESPACES } from "../../../shared/model/pidf-names.ts";
import type { Remarks } from "./remarks.ts";
import { elementsOf, is, sourceOf, textWithin } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

const MAXIMUM = { count: 16, name: 200, value: 1_000 } as const;

/**
 * Elements that mean nothing here, kept as OTHER PRESENCE MARKUP: the name as `{namespace}local`, the
 * value as text. An element with attributes or elements of its own is kept as its XML, as text too:
 * shown, written again, never interpreted.
 */
export function otherMarkup(
  elements: readonly XmlElement[],
  remarks: Remarks,
): OtherPresenceMarkup[] {
  const all = elements.map(markupOf);
  const fitting = all.filter(
    ({ name, value }) =>
      name !== "" && name.length <= MAXIMUM.name && value.length <= MAXIMUM.value,
  );
  if (fitting.length < all.length) remarks.add({ code: "markup-too-long" });
  if (fitting.length > MAXIMUM.count) {
    remarks.add({ code: "markup-first", number: MAXIMUM.count });
  }
  return fitting.slice(0, MAXIMUM.count);
}

function markupOf(element: XmlElement): OtherPresenceMarkup {
  if (is(element, NAMESPACES.porchlight, "markup")) {
    return { name: element.attributes.get("name") ?? "", value: textWithin(element) };
  }
  const isPlain = element.attributes.size === 0 && elementsOf(element).length === 0;
  return {
    name: `{${element.namespace}}${element.name}`,
    value: isPlain ? textWithin(element) : sourceOf(element),
  };
}
