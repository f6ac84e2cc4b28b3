import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";
import { openForReading, openForWriting } from "./open-sqlite-file.ts";

const pragma = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];

describe("opening a SQLite file", () => {
  it("flushes every commit and checks foreign keys", () => {
    using folder = temporaryFolder();
    const { database } = openForWriting({ file: folder.file("x.db") });
    expect(pragma(database, "journal_mode")).toBe("wal");
    // 2 is FULL: without it a power cut may undo what was answered.
    expect(pragma(database, "synchronous")).toBe(2);
    expect(pragma(database, "foreign_keys")).toBe(1);
    database.close();
  });

  it("has full text search", () => {
    using folder = temporaryFolder();
    const { database } = openForWriting({ file: folder.file("x.db") });
    database.exec("create virtual table words using fts5 (text); insert into words values ('ada')");
    expect(database.prepare("select * from words where words match 'ad*'").all()).toHaveLength(1);
    database.close();
  });

  it.skipIf(process.platform === "win32")("keeps the files from other users", () => {
    using folder = temporaryFolder();
    const file = folder.file("data/x.db");
    const { database } = openForWriting({ file });
    database.exec("create table t (a)");
    const modes = [folder.file("data"), file, `${file}-wal`].map((path) => statSync(path).mode);
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(["700", "600", "600"]);
    database.close();
  });

  it("lets a reader see commits at once and change nothing", () => {
    using folder = temporaryFolder();
    const file = folder.file("x.db");
    const writer = openForWriting({ file }).database;
    writer.exec("create table t (a)");
    const reader = openForReading({ file }).database;
    writer.exec("insert into t values (1)");
    expect(reader.prepare("select a from t").all()).toEqual([{ a: 1 }]);
    expect(() => reader.exec("insert into t values (2)")).toThrow(/readonly/);
    reader.close();
    writer.close();
  });
});
