import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFileLog } from "./create-file-log.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "porchlight-log-"))));
afterEach(() => rm(folder, { recursive: true }));

it("writes lines that only this user may read, also into a folder that is not there yet", async () => {
  const file = join(folder, "new", "host.log");
  createFileLog(file).warn({ status: 401 }, "refused");
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ status: 401, msg: "refused" });
  if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it("begins a new file when the old one is long", async () => {
  const file = join(folder, "host.log");
  await writeFile(file, "x".repeat(5 * 1024 * 1024));
  createFileLog(file).info({}, "new");
  expect((await readdir(folder)).toSorted()).toEqual(["host.log", "host.log.old"]);
  expect((await stat(file)).size).toBeLessThan(1_000);
});

it("logs nothing where nothing can be written, and fails nobody", async () => {
  await writeFile(join(folder, "file"), "");
  createFileLog(join(folder, "file", "host.log")).error({}, "lost");
});
