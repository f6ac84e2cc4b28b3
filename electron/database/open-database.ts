import { AppError } from "../../shared/result/app-error.ts";
import type { AnyOperation, InputOf, OperationMap, OutputOf } from "./operation.ts";
import { WorkerLink } from "./worker-link.ts";
import type { SlowOperation, WorkerSettings } from "./worker-protocol.ts";

/** An operation without input is called by its name alone. */
type InputArguments<O extends AnyOperation> =
  unknown extends InputOf<O>
    ? []
    : undefined extends InputOf<O>
      ? [input?: InputOf<O>]
      : [input: InputOf<O>];

export interface DatabaseStatistics {
  /** Accepted and not yet answered. */
  readonly waiting: number;
  /** Answered since opening, failures included. */
  readonly operations: number;
  readonly failures: number;
  /** Write transactions committed, each with one flush; writes per transaction is what grouping gains. */
  readonly writeTransactions: number;
  readonly writes: number;
}

/** A database whose work is done on other threads. */
export interface Database<Operations extends OperationMap> extends AsyncDisposable {
  /**
   * Runs one operation. Writes take effect in the order of the calls and are on the disk when they
   * resolve; a read sees every write that had resolved before it was called. Rejects with what the
   * operation threw: an `AppError` as such, `storage-*` for what the disk refused, `unavailable`
   * when `maxWaiting` operations are outstanding or the database is closed, any other error for a bug.
   */
  run<Name extends keyof Operations & string>(
    name: Name,
    ...input: InputArguments<Operations[Name]>
  ): Promise<OutputOf<Operations[Name]>>;
  statistics(): DatabaseStatistics;
  /** Finishes what was accepted, refuses the rest, leaves one whole file. Safe to call twice. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** The consumer's worker entry file, which calls `serveDatabase`. */
  readonly workerUrl: URL;
  readonly file: string;
  readonly readers?: number | undefined;
  /** Operations outstanding per thread before further ones are refused with `unavailable`; 10,000. */
  readonly maxWaiting?: number | undefined;
  readonly slowAfterMs?: number | undefined;
  /** Caps the file at so many 4 KiB pages; beyond it writes fail with `storage-full`. */
  readonly maxPages?: number | undefined;
  /** Names only: inputs may hold what people wrote. */
  readonly onDidRunSlowly?: ((slow: SlowOperation) => void) | undefined;
  /** A thread died; everything outstanding has failed and everything further will. */
  readonly onDidStop?: ((error: AppError) => void) | undefined;
}

const DEFAULTS = { readers: 1, maxWaiting: 10_000, slowAfterMs: 40 };

/**
 * Opens, and if need be creates and migrates, a database in threads of its own.
 *
 * Rejects with `storage-read-only`, `storage-corrupt`, `storage-newer-schema`, `storage-full`,
 * `storage-locked` or `storage-failed`, each with a plain sentence. Open a file once per process.
 */
export async function openDatabase<Operations extends OperationMap>(
  options: OpenDatabaseOptions,
): Promise<Database<Operations>> {
  const stop = (reason: AppError) => Promise.all(links.map((link) => link.kill(reason)));
  const start = (role: WorkerSettings["role"]) =>
    startThread(options, role, (error) => {
      void stop(error);
      options.onDidStop?.(error);
    });
  const writer = start("writer");
  const count = options.readers ?? DEFAULTS.readers;
  const readers = Array.from({ length: count }, () => start("reader"));
  const links = [writer, ...readers];
  try {
    // Only the writer creates and migrates the file, so the readers wait for it.
    await writer.open();
    await Promise.all(readers.map((reader) => reader.open()));
  } catch (error) {
    await stop(new AppError("unavailable", "The database did not open"));
    throw error;
  }
  return createDatabase(writer, readers);
}

function startThread(
  options: OpenDatabaseOptions,
  role: WorkerSettings["role"],
  onDidStop: (error: AppError) => void,
): WorkerLink {
  const { workerUrl, file, maxPages, slowAfterMs = DEFAULTS.slowAfterMs } = options;
  return new WorkerLink({
    workerUrl,
    settings: { role, file, maxPages, slowAfterMs },
    maxWaiting: options.maxWaiting ?? DEFAULTS.maxWaiting,
    onDidRunSlowly: options.onDidRunSlowly ?? (() => {}),
    onDidStop,
  });
}

function createDatabase<Operations extends OperationMap>(
  writer: WorkerLink,
  readers: readonly WorkerLink[],
): Database<Operations> {
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await Promise.all([writer, ...readers].map((link) => link.drain()));
    // The writer last: the last connection folds the log into the file, and a reader may not write.
    await Promise.all(readers.map((reader) => reader.end()));
    await writer.end();
  };
  const close = () => (closing ??= closeAll());
  return {
    run: (name, ...input) => {
      const operation = writer.operation(name);
      if (operation === undefined)
        return Promise.reject(new Error(`No operation is named ${name}`));
      const link = operation.kind === "write" ? writer : leastBusy(writer, readers);
      const output = link.run(operation.place, input[0]);
      // Sound: the worker ran the operation of this name, whose output type this is.
      return output as Promise<OutputOf<Operations[typeof name]>>;
    },
    statistics: () => summarize(writer, readers),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Without readers the writer reads too: enough for a database that is read at start only. */
function leastBusy(writer: WorkerLink, readers: readonly WorkerLink[]): WorkerLink {
  const [first = writer, ...others] = readers;
  return others.reduce((best, link) => (link.waiting < best.waiting ? link : best), first);
}

function summarize(writer: WorkerLink, readers: readonly WorkerLink[]): DatabaseStatistics {
  const links = [writer, ...readers];
  const sum = (count: (link: WorkerLink) => number) =>
    links.reduce((total, link) => total + count(link), 0);
  return {
    waiting: sum((link) => link.waiting),
    operations: sum((link) => link.counts.operations),
    failures: sum((link) => link.counts.failures),
    writes: writer.counts.operations,
    writeTransactions: writer.counts.transactions,
  };
}
