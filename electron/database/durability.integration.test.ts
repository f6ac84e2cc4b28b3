import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aNote, openNotes } from "./fixtures/open-notes.ts";
import { runProgram } from "./fixtures/child-process.ts";
import { type TemporaryFolder, temporaryFolder } from "./fixtures/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder[Symbol.dispose]());

const answered = (lines: readonly string[], sign: "+" | "-") =>
  lines.filter((line) => line.startsWith(sign)).map((line) => line.split(" ")[1]);

async function expectWhole(file: string, lines: readonly string[]): Promise<void> {
  await using database = await openNotes(file);
  const stored = await database.run("note:ids");
  const known = new Set(stored);
  expect(answered(lines, "+").filter((id) => !known.has(id ?? ""))).toEqual([]);
  expect(answered(lines, "-").filter((id) => known.has(id ?? ""))).toEqual([]);
  // Everything an operation wrote or nothing of it, each once, in the order of the calls.
  expect(await database.run("tag:count")).toBe(stored.length * 2);
  expect(stored).toEqual(stored.map((_, place) => aNote(place + 1).id));
}

describe("a process killed in the middle of its writes", () => {
  it("has stored everything it said it had, once and in order", async () => {
    const file = folder.file("notes.db");
    const program = runProgram({ file: "printing-process.ts", argument: file });
    await program.printed(1_000);
    program.child.kill("SIGKILL");
    await program.ended();
    expect(program.lines.length).toBeGreaterThanOrEqual(1_000);
    await expectWhole(file, program.lines);
  });
});

describe.skipIf(process.platform === "win32")("a disk that fails under a commit", () => {
  it("refuses the whole batch, keeps what was answered, and opens again", async () => {
    const file = folder.file("notes.db");
    const program = runProgram({ file: "printing-process.ts", argument: file, maxFileKiB: 1_024 });
    await program.ended();
    const refusals = program.lines.filter((line) => line.startsWith("-"));
    expect(answered(program.lines, "+").length).toBeGreaterThan(0);
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.filter((line) => !line.endsWith(" storage-failed"))).toEqual([]);
    await expectWhole(file, program.lines);
  });
});

describe("a full disk", () => {
  it("refuses what does not fit, keeps the rest, and goes on when there is room again", async () => {
    const file = folder.file("notes.db");
    const accepted: string[] = [];
    const full = await openNotes(file, { maxPages: 40 });
    const fill = async (number: number): Promise<unknown> => {
      const { id } = aNote(number);
      await full.run("note:fill", { id, bytes: 10_000 });
      accepted.push(id);
      return number < 100 ? fill(number + 1) : undefined;
    };
    await expect(fill(1)).rejects.toMatchObject({
      code: "storage-full",
      message: `The disk is full; nothing more can be stored in ${folder.path}`,
    });
    expect(accepted.length).toBeGreaterThan(0);
    expect(await full.run("note:ids")).toEqual(accepted);
    await full.close();
    await using roomy = await openNotes(file);
    expect(await roomy.run("note:ids")).toEqual(accepted);
    await roomy.run("note:fill", { id: "fits", bytes: 10_000 });
    expect(await roomy.run("note:ids")).toEqual([...accepted, "fits"]);
  });

  it("fails the writes that shared the transaction, and tells nobody otherwise", async () => {
    const file = folder.file("notes.db");
    await using full = await openNotes(file, { maxPages: 40 });
    const sizes = [100, 100, 1_000_000, 100];
    const results = await Promise.allSettled(
      sizes.map((bytes, number) => full.run("note:fill", { id: aNote(number).id, bytes })),
    );
    expect(results[2]).toMatchObject({ reason: { code: "storage-full" } });
    const stored = await full.run("note:ids");
    const claimed = results.flatMap(({ status }, number) =>
      status === "fulfilled" ? [aNote(number).id] : [],
    );
    expect(stored).toEqual(claimed);
  });
});
