import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { explainFileError } from "./explain-file-error.ts";

/**
 * Replaces a file as a whole: whoever reads it, also after a crash, finds the old or the new text.
 * Readable by this user only. Rejects with `storage-read-only`, `storage-full` or `storage-failed`.
 */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  // Its own name per process, so that two writers don't mix their texts.
  const partial = `${file}.${process.pid}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeWhole(partial, text);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw explainFileError(error, file);
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  // A left-over keeps its mode, so it is not written into.
  await rm(file, { force: true });
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
