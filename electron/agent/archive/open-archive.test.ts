import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { archiveWorkerUrl, makeFolder } from "../testing/test-archive.fixture.ts";
import { openArchive } from "./open-archive.ts";
import { holdProfile } from "./hold-profile.ts";

const open = (file: string) => openArchive({ file, workerUrl: archiveWorkerUrl, log: silentLog });

describe("openArchive", { timeout: 30_000 }, () => {
  it("says that a file is no archive", async () => {
    using folder = makeFolder();
    const file = join(folder.path, "archive.sqlite");
    writeFileSync(file, "no database ".repeat(1_000));
    await expect(open(file)).rejects.toMatchObject({ code: "storage-corrupt" });
  });

  it("does not touch an archive of a newer version", async () => {
    using folder = makeFolder();
    const file = join(folder.path, "archive.sqlite");
    await (await open(file)).close();
    const newer = new DatabaseSync(file);
    newer.exec(`insert into kysely_migration (name, timestamp) values ('9999-later', '2100')`);
    newer.close();
    await expect(open(file)).rejects.toMatchObject({ code: "storage-newer-schema" });
  });

  it("says that it can't be written", async () => {
    using folder = makeFolder();
    const file = join(folder.path, "archive.sqlite");
    // A folder in its place: not even root may write into it as a file.
    mkdirSync(file);
    await expect(open(file)).rejects.toMatchObject({ code: "storage-read-only" });
  });
});

describe("holdProfile", { timeout: 30_000 }, () => {
  it("lets one hold a profile at a time, and the next one after", () => {
    using folder = makeFolder();
    const lock = holdProfile(folder.path);
    expect(() => holdProfile(folder.path)).toThrow(
      "This profile is already open in another window.",
    );
    lock.release();
    holdProfile(folder.path).release();
  });
});
