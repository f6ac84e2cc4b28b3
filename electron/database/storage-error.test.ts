import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";
import { explainStorageError } from "./storage-error.ts";

const FILE = "/data/porchlight/service.db";

function sqliteError(errcode: number): Error {
  return Object.assign(new Error("as SQLite puts it"), { code: "ERR_SQLITE_ERROR", errcode });
}

describe("explainStorageError", () => {
  it.each([
    [8, "storage-read-only"],
    [8 | (4 << 8), "storage-read-only"], // the file was moved away
    [14, "storage-read-only"],
    [10 | (3 << 8), "storage-failed"], // a write failed
    [10 | (4 << 8), "storage-failed"], // a flush failed
    [11, "storage-corrupt"],
    [26, "storage-corrupt"],
    [13, "storage-full"],
    [5, "storage-locked"],
    [6, "storage-locked"],
  ])("gives SQLite's result %i the code %s", (errcode, code) => {
    expect(explainStorageError(sqliteError(errcode), FILE)).toMatchObject({ code });
  });

  it.each([
    ["EACCES", "The data folder can't be written to: /data/porchlight"],
    ["EROFS", "The data folder can't be written to: /data/porchlight"],
    ["ENOSPC", "The disk is full; nothing more can be stored in /data/porchlight"],
    ["EIO", "The disk reported an error while reading or writing /data/porchlight/service.db"],
  ])("says for the file system's %s: %s", (code, message) => {
    const error = Object.assign(new Error("as the system puts it"), { code });
    expect(explainStorageError(error, FILE)).toMatchObject({ message, cause: error });
  });

  it("understands what a database opened for reading only really throws", () => {
    using folder = temporaryFolder();
    const file = folder.file("x.db");
    new DatabaseSync(file).close();
    const database = new DatabaseSync(file, { readOnly: true });
    const write = () => {
      try {
        database.exec("create table t (a)");
      } catch (error) {
        throw explainStorageError(error, FILE);
      }
    };
    expect(write).toThrow(expect.objectContaining({ code: "storage-read-only" }));
    database.close();
  });

  it("leaves bugs alone", () => {
    const constraint = sqliteError(19);
    expect(explainStorageError(constraint, FILE)).toBe(constraint);
    const bug = new TypeError("planted");
    expect(explainStorageError(bug, FILE)).toBe(bug);
    expect(explainStorageError("a string", FILE)).toBeInstanceOf(Error);
  });
});
