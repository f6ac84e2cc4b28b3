export type XmlAttributes = Readonly<Record<string, string | undefined>>;

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * One element. `content` is XML already (`xmlText` makes it from text); an attribute that is undefined
 * is left out. Attributes stand in the order given, so that the same input gives the same bytes.
 */
export function xmlElement(name: string, attributes: XmlAttributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${attributeText(value)}"`))
    .join("");
  const inside = content.join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** Escapes, and drops what XML cannot carry at all. A carriage return would be read back as a line feed. */
export function xmlText(raw: string): string {
  return carriedByXml(raw).replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}

/** The text without the characters that XML 1.0 has no way to write, not even escaped. */
export function carriedByXml(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** White space in an attribute is read back as spaces unless it is escaped. */
function attributeText(raw: string): string {
  return xmlText(raw).replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
