import { type Database, openDatabase } from "../../database/open-database.ts";
import type { Log } from "../ports.ts";
import type { archiveOperations } from "./archive-operations.ts";

/** What one account has on this computer: messages, outbox, drafts, and what is known of its buddies. */
export type Archive = Database<typeof archiveOperations>;

export interface OpenArchiveOptions {
  readonly file: string;
  /** `archive-worker.ts`, or its bundle. */
  readonly workerUrl: URL;
  readonly log: Log;
  /** Threads that only read; 1. Without any the writing one reads as well. */
  readonly readers?: number | undefined;
  /** The archive can't be used any more; the process had better end. */
  readonly onDidStop?: ((error: Error) => void) | undefined;
}

/**
 * Opens, or creates, the archive in threads of its own, off the one that serves the bridge.
 *
 * Rejects with `storage-read-only`, `storage-corrupt`, `storage-newer-schema`, `storage-full`,
 * `storage-locked` or `storage-failed`. Only one archive of a file at a time; see `holdProfile`.
 */
export function openArchive({
  file,
  workerUrl,
  log,
  readers,
  onDidStop,
}: OpenArchiveOptions): Promise<Archive> {
  return openDatabase<typeof archiveOperations>({
    workerUrl,
    file,
    readers,
    onDidRunSlowly: (slow) => log.warn(slow, "the archive was slow"),
    onDidStop,
  });
}
