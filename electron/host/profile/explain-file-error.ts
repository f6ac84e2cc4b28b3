import { dirname } from "node:path";
import { AppError } from "../../../shared/result/app-error.ts";
import type { ErrorCode } from "../../../shared/result/error-code.ts";

const CODES: Readonly<Record<string, ErrorCode>> = {
  EACCES: "storage-read-only",
  EEXIST: "storage-read-only",
  EISDIR: "storage-read-only",
  ENOTDIR: "storage-read-only",
  EPERM: "storage-read-only",
  EROFS: "storage-read-only",
  ENOSPC: "storage-full",
  EDQUOT: "storage-full",
};

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  "storage-read-only": "The data folder can't be read or written",
  "storage-full": "The disk is full; nothing more can be stored in",
};

/** What the file system raised, with a plain sentence: `storage-read-only`, `-full` or `-failed`. */
export function explainFileError(error: unknown, file: string): AppError {
  const errno = error instanceof Error && "code" in error ? String(error.code) : "";
  const code = CODES[errno] ?? "storage-failed";
  const sentence = SENTENCES[code] ?? "The disk reported an error in";
  return new AppError(code, `${sentence}: ${dirname(file)}`, { cause: error });
}
