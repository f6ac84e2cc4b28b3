import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSqliteConnection, type SqliteConnection } from "./sqlite-connection.ts";

export interface SqliteFile {
  readonly file: string;
  /** SQLite refuses to grow the file beyond this many pages of 4 KiB, as if the disk were full. */
  readonly maxPages?: number | undefined;
}

// A backup program or a second process may hold the file for a moment.
const BUSY_TIMEOUT_MS = 2_000;

const PRAGMAS = [
  // Readers and the writer never wait for each other.
  "journal_mode = wal",
  // Every commit reaches the disk before it is acknowledged; group commit pays for it.
  "synchronous = full",
  "temp_store = memory",
  // Hot pages are rewritten by every commit; folding them back rarely keeps the writer's pauses rare.
  "wal_autocheckpoint = 8000",
  // After a burst the log is cut back to 64 MiB.
  "journal_size_limit = 67108864",
  "cache_size = -16000",
  // Nothing in a damaged or forged schema may run functions with side effects.
  "trusted_schema = off",
];

/** Opens or creates the file for the one writer; throws what SQLite or the file system says. */
export function openForWriting({ file, maxPages }: SqliteFile): SqliteConnection {
  createPrivately(file);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, defensive: true });
  try {
    for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`);
    if (maxPages !== undefined) database.exec(`pragma max_page_count = ${maxPages}`);
    // The pragmas read no page and write none: these do, so that damage or a read-only file shows now.
    database.exec("select count(*) from sqlite_schema; begin immediate; rollback");
  } catch (error) {
    database.close();
    throw error;
  }
  return createSqliteConnection(database);
}

/** Opens the existing file for reading only. */
export function openForReading({ file }: SqliteFile): SqliteConnection {
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  database.exec("pragma temp_store = memory; pragma cache_size = -16000");
  return createSqliteConnection(database);
}

/** Messages are nobody else's business; SQLite gives its side files the mode of the main file. */
export function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Never touch an existing file: closing a descriptor of it drops all of this process's locks on it.
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
}
