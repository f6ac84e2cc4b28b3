import { xmlElement, xmlText } from "../../../shared/model/xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

export function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== "string";
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter(isElement);
}

export function is(element: XmlElement, namespace: string, name: string): boolean {
  return element.namespace === namespace && element.name === name;
}

export function childrenOf(parent: XmlElement, namespace: string, name: string): XmlElement[] {
  return elementsOf(parent).filter((child) => is(child, namespace, name));
}

export function childOf(
  parent: XmlElement | undefined,
  namespace: string,
  name: string,
): XmlElement | undefined {
  return parent === undefined ? undefined : childrenOf(parent, namespace, name)[0];
}

/** All text within, without the elements around it. */
export function textWithin(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? textWithin(child) : child)).join("");
}

/** For tokens, times and numbers, around which a document may break its lines. */
export function tokenWithin(element: XmlElement): string {
  return textWithin(element).trim();
}

/**
 * The element as XML again, the same for all documents that mean the same: prefixes do not matter,
 * attributes stand in the order of their names, white space between elements is left out.
 */
export function sourceOf(element: XmlElement, inherited = ""): string {
  const { namespace, name } = element;
  const attributes = [...element.attributes].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const written = Object.fromEntries(
    attributes.map(([key, value], at) => qualified(key, value, at)).flat(),
  );
  const xmlns = namespace === inherited ? {} : { xmlns: namespace };
  const isMixed = element.children.some((child) => isElement(child));
  const content = element.children.map((child) => {
    if (isElement(child)) return sourceOf(child, namespace);
    return isMixed && child.trim() === "" ? "" : xmlText(child);
  });
  return xmlElement(name, { ...xmlns, ...written }, ...content);
}

const EXPANDED = /^\{(.*)\}([^}]+)$/;
const XML = "http://www.w3.org/XML/1998/namespace";

function qualified(key: string, value: string, at: number): [string, string][] {
  const [, namespace = "", local = ""] = EXPANDED.exec(key) ?? [];
  if (local === "") return [[key, value]];
  if (namespace === XML) return [[`xml:${local}`, value]];
  return [
    [`xmlns:a${at}`, namespace],
    [`a${at}:${local}`, value],
  ];
}
