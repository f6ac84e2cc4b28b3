import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { refusal, tooLarge } from "./file-refusal.ts";

/** An element as its namespace and local name say it, whatever prefix it was written with. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Of attributes in no namespace by their name, of all others by `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** How much of a document is read at all. */
export interface XmlBounds {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
}

/** The element being read; its children are still coming. */
interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/**
 * Parses a whole document. Refuses in words, with `too-large` or `invalid-request`, before it has spent
 * more than the bounds: bytes before anything is parsed, depth and number of elements as they come.
 *
 * A DOCTYPE is refused whatever is in it, so that there are no entities to expand and nothing outside
 * to fetch. Comments and processing instructions are passed over.
 */
export function parseXml(source: Uint8Array, bounds: XmlBounds): XmlElement {
  if (source.byteLength > bounds.bytes) {
    throw tooLarge(
      { code: "too-many-bytes", number: kibibytes(bounds.bytes) },
      `this file is larger than ${kibibytes(bounds.bytes)} KiB`,
    );
  }
  const parser = new SaxesParser({ xmlns: true });
  const reading = readElements(bounds);
  parser.on("error", (problem) => {
    throw refusal(
      { code: "not-xml", number: parser.line },
      `this is not well-formed XML (line ${parser.line}: ${reason(problem)})`,
    );
  });
  parser.on("xmldecl", ({ encoding }) => requireUtf8(encoding));
  parser.on("doctype", () => {
    throw refusal(
      { code: "doctype" },
      "this file has a DOCTYPE, which is never read because it can hide what it does",
    );
  });
  parser.on("opentag", reading.open);
  parser.on("closetag", reading.close);
  parser.on("text", reading.text);
  parser.on("cdata", reading.text);
  const text = textOf(source);
  if (text.trim() === "") throw emptyFile();
  parser.write(text).close();
  return reading.root();
}

function readElements(bounds: XmlBounds) {
  const path: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  return {
    open: (tag: SaxesTagNS) => {
      count += 1;
      if (count > bounds.elements) throw tooManyElements(bounds.elements);
      if (path.length >= bounds.depth) throw tooDeep(bounds.depth);
      const element = elementOf(tag);
      path.at(-1)?.children.push(element);
      root ??= element;
      path.push(element);
    },
    close: () => {
      path.pop();
    },
    text: (text: string) => {
      path.at(-1)?.children.push(text);
    },
    root: () => {
      if (root === undefined) throw emptyFile();
      return root;
    },
  };
}

function elementOf({ uri, local, attributes }: SaxesTagNS): OpenElement {
  const own = Object.values(attributes).filter((attribute) => attribute.uri !== XMLNS);
  const named = own.map((attribute) => [attributeName(attribute), attribute.value] as const);
  return { namespace: uri, name: local, attributes: new Map(named), children: [] };
}

const XMLNS = "http://www.w3.org/2000/xmlns/";

function attributeName({ uri, local }: SaxesAttributeNS): string {
  return uri === "" ? local : `{${uri}}${local}`;
}

function textOf(source: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(source);
  } catch {
    // The decoder says no more than that either.
    throw refusal({ code: "not-utf8" }, "this file is not text in UTF-8");
  }
}

function requireUtf8(encoding = "utf-8"): void {
  if (/^(?:utf-8|us-ascii)$/i.test(encoding)) return;
  throw refusal(
    { code: "other-encoding" },
    "this file says that it is in another encoding than UTF-8",
  );
}

function emptyFile(): Error {
  return refusal({ code: "empty" }, "this file is empty");
}

function tooManyElements(number: number): Error {
  return tooLarge(
    { code: "too-many-elements", number },
    `this file has more than ${number} elements, more than is read`,
  );
}

function tooDeep(number: number): Error {
  return tooLarge(
    { code: "too-deep", number },
    `this file has elements more than ${number} deep, more than is read`,
  );
}

function kibibytes(bytes: number): number {
  return Math.floor(bytes / 1024);
}

/** The parser begins with the place, and may repeat what stands there at any length. */
function reason({ message }: Error): string {
  return message.replace(/^\d+:\d+: /, "").slice(0, 120);
}
