import { statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runProgram } from "./fixtures/child-process.ts";
import { type TemporaryFolder, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { holdLock } from "./hold-lock.ts";

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder[Symbol.dispose]());

const IN_USE = { name: "AppError", code: "storage-locked" };

describe("holdLock", () => {
  it("lets nobody else in until it is released", () => {
    const lock = holdLock(folder.path);
    expect(() => holdLock(folder.path)).toThrow(
      expect.objectContaining({
        ...IN_USE,
        message: `The data is in use by another program: ${folder.path}`,
      }),
    );
    lock.release();
    lock.release();
    holdLock(folder.path).release();
  });

  it("makes a file that only this user may read or hold", () => {
    using _lock = { [Symbol.dispose]: holdLock(folder.path).release };
    expect(statSync(folder.file("in-use.lock")).mode & 0o777).toBe(0o600);
  });

  it("makes the folder, and says so when it cannot", () => {
    const made = folder.file("data");
    holdLock(made).release();
    const file = folder.file("taken");
    writeFileSync(file, "");
    expect(() => holdLock(file)).toThrow(
      expect.objectContaining({
        code: "storage-read-only",
        message: `The data folder can't be written to: ${file}`,
      }),
    );
  });

  it("keeps out another process, and ends with it even when it is killed", async () => {
    const program = runProgram({ file: "locking-process.ts", argument: folder.path });
    await program.printed(1);
    expect(program.lines).toEqual(["held"]);
    expect(() => holdLock(folder.path)).toThrow(expect.objectContaining(IN_USE));
    program.child.kill("SIGKILL");
    await program.ended();
    holdLock(folder.path).release();
  });
});
