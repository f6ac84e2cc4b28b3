import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aNote, manyNotes, openNotes } from "./fixtures/open-notes.ts";
import { type TemporaryFolder, temporaryFolder } from "./fixtures/temporary-folder.ts";

let folder: TemporaryFolder;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = folder.file("notes.db");
});

afterEach(() => folder[Symbol.dispose]());

async function createNotes(count: number): Promise<void> {
  await using database = await openNotes(file);
  await Promise.all(manyNotes(count).map((note) => database.run("note:add", note)));
}

describe("a database that cannot be opened says why in plain words", () => {
  it("when the data folder cannot be made", async () => {
    // Fails for the superuser too, whom permissions do not stop.
    writeFileSync(file, "a file where a folder should be");
    const inside = join(file, "data", "notes.db");
    await expect(openNotes(inside)).rejects.toMatchObject({
      code: "storage-read-only",
      message: `The data folder can't be written to: ${join(file, "data")}`,
    });
  });

  it("when something else has the file's name", async () => {
    mkdirSync(file);
    await expect(openNotes(file)).rejects.toMatchObject({ code: "storage-read-only" });
  });

  it("when the file is no database", async () => {
    writeFileSync(file, "not a database ".repeat(1_000));
    await expect(openNotes(file)).rejects.toMatchObject({
      code: "storage-corrupt",
      message: `The data file is damaged and can't be read: ${file}`,
    });
  });

  it("when the file was cut short", async () => {
    await createNotes(500);
    writeFileSync(file, readFileSync(file).subarray(0, 5_000));
    await expect(openNotes(file)).rejects.toMatchObject({ code: "storage-corrupt" });
  });

  it("when the data comes from a newer version", async () => {
    await createNotes(1);
    const newer = new DatabaseSync(file);
    newer.exec("insert into kysely_migration values ('0009-from-the-future', '2030-01-01')");
    newer.close();
    await expect(openNotes(file)).rejects.toMatchObject({
      code: "storage-newer-schema",
      message: `The data was written by a newer version of Porchlight; please update to open it: ${file}`,
    });
  });

  it("when another program holds the file", async () => {
    await createNotes(1);
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    await expect(openNotes(file)).rejects.toMatchObject({
      code: "storage-locked",
      message: `The data is in use by another program: ${folder.path}`,
    });
    other.close();
  });

  it("when the disk has no room for the tables", async () => {
    await expect(openNotes(file, { maxPages: 2 })).rejects.toMatchObject({ code: "storage-full" });
  });

  it("and leaves the file as it was, to be opened once the reason is gone", async () => {
    await createNotes(3);
    await expect(openNotes(join(file, "inside.db"))).rejects.toThrow();
    await using database = await openNotes(file);
    expect(await database.run("note:ids")).toHaveLength(3);
  });
});

describe("damage that shows only later", () => {
  it("fails the operation that meets it with the same plain words", async () => {
    await createNotes(2_000);
    const bytes = readFileSync(file);
    // All but the pages that opening reads.
    bytes.fill(0xee, 6 * 4_096);
    writeFileSync(file, bytes);
    await using database = await openNotes(file);
    await expect(database.run("note:ids")).rejects.toMatchObject({ code: "storage-corrupt" });
    await expect(database.run("note:add", aNote(9_999))).rejects.toMatchObject({
      code: "storage-corrupt",
    });
  });
});
