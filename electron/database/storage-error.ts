import { dirname } from "node:path";
import { AppError } from "../../shared/result/app-error.ts";
import type { ErrorCode } from "../../shared/result/error-code.ts";

/** SQLite's primary result codes that mean the world is at fault, not the query. */
const CODE_OF_RESULT: ReadonlyMap<number, StorageCode> = new Map([
  [3, "storage-read-only"], // PERM
  [5, "storage-locked"], // BUSY
  [6, "storage-locked"], // LOCKED
  [8, "storage-read-only"], // READONLY
  [10, "storage-failed"], // IOERR
  [11, "storage-corrupt"], // CORRUPT
  [13, "storage-full"], // FULL
  [14, "storage-read-only"], // CANTOPEN
  [26, "storage-corrupt"], // NOTADB
]);

/** The same for the file system, which is asked for the folder before SQLite is asked for the file. */
const CODE_OF_ERRNO: ReadonlyMap<string, StorageCode> = new Map([
  ["EACCES", "storage-read-only"],
  ["EEXIST", "storage-read-only"],
  ["EISDIR", "storage-read-only"],
  ["ENOENT", "storage-read-only"],
  ["ENOTDIR", "storage-read-only"],
  ["EPERM", "storage-read-only"],
  ["EROFS", "storage-read-only"],
  ["EDQUOT", "storage-full"],
  ["ENOSPC", "storage-full"],
  ["EIO", "storage-failed"],
  ["EMFILE", "storage-failed"],
]);

type StorageCode = Extract<ErrorCode, `storage-${string}`>;

const SENTENCES: Readonly<Record<StorageCode, (file: string) => string>> = {
  "storage-read-only": (file) => `The data folder can't be written to: ${dirname(file)}`,
  "storage-corrupt": (file) => `The data file is damaged and can't be read: ${file}`,
  "storage-newer-schema": (file) =>
    `The data was written by a newer version of Porchlight; please update to open it: ${file}`,
  "storage-full": (file) => `The disk is full; nothing more can be stored in ${dirname(file)}`,
  "storage-locked": (file) => `The data is in use by another program: ${dirname(file)}`,
  "storage-failed": (file) => `The disk reported an error while reading or writing ${file}`,
};

export function createStorageError(code: StorageCode, file: string, cause?: unknown): AppError {
  return new AppError(code, SENTENCES[code](file), { cause });
}

/** The plain sentence for an error that SQLite or the file system raised; any other stays as it is. */
export function explainStorageError(error: unknown, file: string): Error {
  if (!(error instanceof Error)) return new Error(`No error, but ${typeof error} was thrown`);
  const code = codeOf(error);
  return code === undefined ? error : createStorageError(code, file, error);
}

function codeOf(error: Error): StorageCode | undefined {
  const result = primaryResult(error);
  if (result !== undefined) return CODE_OF_RESULT.get(result);
  if ("code" in error && typeof error.code === "string") return CODE_OF_ERRNO.get(error.code);
  return undefined;
}

function primaryResult(error: Error): number | undefined {
  if (!("errcode" in error) || typeof error.errcode !== "number") return undefined;
  // Extended result codes keep the primary one in their low byte.
  return error.errcode & 0xff;
}

const READONLY = 8;
const CONSTRAINT = 19;

export function isReadOnlyError(error: unknown): boolean {
  return error instanceof Error && primaryResult(error) === READONLY;
}

export function isConstraintError(error: unknown): boolean {
  return error instanceof Error && primaryResult(error) === CONSTRAINT;
}
