import { describeBug } from "../describe-bug.ts";
import type { Log } from "../ports.ts";

/** Writes that nobody waits for, because what they keep is soft. */
export interface WriteBehind {
  add(writing: Promise<void>): void;
  /** Resolves once everything added so far is written, or could not be. Never rejects. */
  settled(): Promise<void>;
}

export function createWriteBehind(log: Log): WriteBehind {
  const writing = new Set<Promise<void>>();
  return {
    add: (write) => {
      const watched = write.catch((error: unknown) => {
        log.error(
          { error: describeBug(error) },
          "could not keep presence; it is right again after the next change",
        );
      });
      writing.add(watched);
      void watched.then(() => writing.delete(watched));
    },
    settled: async () => {
      await Promise.all(writing);
    },
  };
}
