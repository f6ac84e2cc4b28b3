import { describeBug } from "../describe-bug.ts";
import type { Clock, Log, Stop } from "../ports.ts";
import type { RecordedFetch } from "./ledger-repository.ts";

/** Looks, or other acts that come as often, on their way to the disk. */
export interface FetchLog<T = RecordedFetch> {
  add(fetch: T): void;
  /** Resolves when everything added so far is written, or could not be. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export interface FetchLogDeps<T = RecordedFetch> {
  readonly repository: { readonly record: (fetches: readonly T[]) => Promise<void> };
  readonly clock: Clock;
  readonly log: Log;
}

/** Looking must cost no flush of its own: what comes within this time is written together. */
const GATHER_MS = 500;
/** In parts, because what others write has to wait for each. */
const MAX_GATHERED = 250;

export function createFetchLog<T = RecordedFetch>({
  repository,
  clock,
  log,
}: FetchLogDeps<T>): FetchLog<T> {
  let gathered: T[] = [];
  let timer: Stop | undefined;
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    timer?.();
    timer = undefined;
    if (gathered.length === 0) return writing;
    const batch = gathered;
    gathered = [];
    const write = async (): Promise<void> => {
      try {
        await repository.record(batch);
      } catch (error) {
        log.error(
          { error: describeBug(error), fetches: batch.length },
          "could not record who looked at whom",
        );
      }
    };
    writing = writing.then(write);
    return writing;
  };

  return {
    flush,
    add: (fetch) => {
      gathered.push(fetch);
      if (gathered.length >= MAX_GATHERED) void flush();
      else timer ??= clock.schedule(() => void flush(), GATHER_MS);
    },
    stop: flush,
  };
}
