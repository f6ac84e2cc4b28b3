import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createPrivately } from "./open-sqlite-file.ts";
import { explainStorageError } from "./storage-error.ts";

/** A data folder that belongs to this process until it lets go or ends. */
export interface HeldLock {
  release(): void;
}

// A connection that nobody refers to is closed by the garbage collector, and its lock with it.
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process alone, or throws `storage-locked` at once.
 *
 * The lock is the operating system's, on a small SQLite file: it ends with the process, however that ends,
 * so there is no stale lock to clean up. It is also exclusive within the process.
 */
export function holdLock(folder: string): HeldLock {
  const file = join(folder, "in-use.lock");
  try {
    // Whoever may read it may lock it as well, and keep the owner out.
    createPrivately(file);
    return lock(new DatabaseSync(file, { timeout: 0 }));
  } catch (error) {
    throw explainStorageError(error, file);
  }
}

function lock(database: DatabaseSync): HeldLock {
  try {
    // Without a journal there is nothing beside the lock file that a crash could leave behind.
    database.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    database.close();
    throw error;
  }
  held.add(database);
  return {
    release: () => {
      if (held.delete(database)) database.close();
    },
  };
}
