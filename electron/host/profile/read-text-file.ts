import { readFile } from "node:fs/promises";
import { explainFileError } from "./explain-file-error.ts";

/** Null when there is no such file. Rejects with `storage-read-only` or `storage-failed`. */
export async function readTextFile(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw explainFileError(error, file);
  }
}
