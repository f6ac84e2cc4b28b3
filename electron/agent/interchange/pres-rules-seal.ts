import { createHash } from "node:crypto";
import { childOf, isElement, sourceOf } from "./xml-search.ts";
import { COMMON_POLICY, OWN } from "./pres-rules-names.ts";
import type { XmlElement } from "./xml-tree.ts";

/**
 * What all rules of a file say, in one short text. A file whose seal does not fit was changed by
 * another program, which knew only the half that is meant for it.
 */
export function sealOf(rules: readonly XmlElement[]): string {
  const hash = createHash("sha256");
  for (const rule of rules) hash.update(sourceOf(withoutSpace(rule)));
  return hash.digest("hex");
}

/** Another program may well have broken the lines elsewhere; that changes nothing. */
function withoutSpace(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    isElement(child) ? withoutSpace(child) : child.trim(),
  );
  return { ...element, children };
}

/** The condition of ours that a rule has, if it is one that only we can read. */
export function ownCondition(rule: XmlElement, name: string): XmlElement | undefined {
  return childOf(childOf(rule, COMMON_POLICY, "conditions"), OWN, name);
}
