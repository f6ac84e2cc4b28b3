import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Archive, openArchive } from "../archive/open-archive.ts";
import { silentLog } from "./silent-log.fixture.ts";

export const archiveWorkerUrl = new URL("../archive/archive-worker.ts", import.meta.url);

export interface TestFolder extends Disposable {
  readonly path: string;
}

export function makeFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), "porchlight-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestArchive extends AsyncDisposable {
  readonly file: string;
  readonly archive: Archive;
}

/** A real archive in a folder of its own, gone with the test. */
export async function openTestArchive(): Promise<TestArchive> {
  const folder = makeFolder();
  const file = join(folder.path, "archive.sqlite");
  const archive = await openArchive({
    file,
    workerUrl: archiveWorkerUrl,
    log: silentLog,
    // Half the threads to start for each test.
    readers: 0,
  });
  return {
    file,
    archive,
    [Symbol.asyncDispose]: async () => {
      await archive.close();
      folder[Symbol.dispose]();
    },
  };
}
