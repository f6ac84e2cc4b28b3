import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { capabilities } from "./rfc-2778-capabilities.ts";
import { terms } from "./rfc-2778-terms.ts";
import { presenceRequirements } from "./rfc-2779-presence.ts";
import { isOpen, type NamedTest, type Row } from "./row.ts";

const root = new URL("../../", import.meta.url);
const tables = { terms, capabilities, presenceRequirements };
const all: readonly Row[] = Object.values(tables).flat();

function read(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
const within = (section: string, last: number) => numbered(`${section}.`, last);

describe("the tables of RFC 2778 and RFC 2779", () => {
  it("have a row for every term, every capability and every requirement of presence", () => {
    expect(terms.map(({ id }) => id)).toEqual(numbered("E", 38));
    expect(capabilities.map(({ id }) => id)).toEqual(numbered("C", 23));
    expect(presenceRequirements.map(({ id }) => id)).toEqual([
      ...within("2.1", 5),
      ...within("2.2", 6),
      // 2.3.5, 2.3.6 and 2.4.3 are about messages.
      "2.3.1",
      "2.3.2",
      "2.3.3",
      "2.3.4",
      "2.3.7",
      "2.4.1",
      "2.4.2",
      "2.4.4",
      ...within("3.1", 6),
      ...within("3.2", 5),
      ...within("3.3", 3),
      "3.4.1",
      ...within("5.1", 18),
      ...within("5.2", 6),
      ...within("5.3", 3),
    ]);
  });

  it.each(
    all.flatMap((row) => (isOpen(row) ? [] : row.shownBy.map((test) => [row.id, test] as const))),
  )("%s points at a test that runs: %s", (_id, [file, title]: NamedTest) => {
    expect(existsSync(new URL(file, root)), file).toBe(true);
    expect(callsOf(read(file), title), `${file}: ${title}`).not.toEqual([]);
    expect(callsOf(read(file), title).filter((call) => /skip|todo|fails/.test(call))).toEqual([]);
  });

  it("name no row that nothing shows", () => {
    for (const row of all) if (!isOpen(row)) expect(row.shownBy.length, row.id).toBeGreaterThan(0);
  });

  it("are in the README with all that is open", () => {
    const open = Object.values(tables).map((rows) => rows.filter(isOpen).map(({ id }) => id));
    const said = [...read("README.md").matchAll(/^- Open .*?: (.+)\.$/gm)].map(([, ids]) =>
      (ids ?? "").split(", "),
    );
    expect(said).toEqual(open);
  });
});

/** What stands before the title wherever a test has it. */
function callsOf(text: string, title: string): string[] {
  const parts = text.split(title).slice(0, -1);
  return parts.flatMap(
    (before) =>
      /(?:\b(?:it|test)[\w.]*(?:\([^\n]*\))?|\n\s*\]\))\(\s*["`]$/.exec(before)?.[0] ?? [],
  );
}
