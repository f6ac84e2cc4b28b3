import { Worker } from "node:worker_threads";
import { AppError } from "../../shared/result/app-error.ts";
import type { AnyOperation, InputOf, OperationMap, OutputOf } from "./operation.ts";
import { connectWorker, type WorkerLink } from "./worker-link.ts";
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
  readonly onDidStop?: ((error: Error) => void) | undefined;
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
  const links: WorkerLink[] = [];
  const stop = (error: Error): void => {
    for (const link of links) link.kill(error);
    options.onDidStop?.(error);
  };
  const start = async (role: WorkerSettings["role"]): Promise<WorkerLink> => {
    const link = await startWorker(options, role, stop);
    links.push(link);
    return link;
  };
  try {
    const writer = await start("writer");
    const count = options.readers ?? DEFAULTS.readers;
    const readers = await Promise.all(Array.from({ length: count }, () => start("reader")));
    return createDatabase(writer, readers);
  } catch (error) {
    for (const link of links) link.kill(new AppError("unavailable", "The database did not open"));
    throw error;
  }
}

function startWorker(
  options: OpenDatabaseOptions,
  role: WorkerSettings["role"],
  onDidStop: (error: Error) => void,
): Promise<WorkerLink> {
  const { file, maxPages, slowAfterMs = DEFAULTS.slowAfterMs } = options;
  const settings: WorkerSettings = { role, file, maxPages, slowAfterMs };
  return connectWorker({
    worker: new Worker(options.workerUrl, { workerData: settings, name: `database-${role}` }),
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
    // The writer last: the last connection folds the log into the file, and a reader may not write.
    await Promise.all(readers.map((reader) => reader.close()));
    await writer.close();
  };
  const close = () => (closing ??= closeAll());
  return {
    run: async (name, ...input) => {
      const operation = writer.operations.get(name);
      if (operation === undefined)
        throw new Error(`The worker does not know the operation ${name}`);
      const link = operation.kind === "write" ? writer : leastBusy(writer, readers);
      const output: unknown = await link.run(operation.place, input[0]);
      // Sound: the worker ran the operation of this name, whose output type this is.
      return output as OutputOf<Operations[typeof name]>;
    },
    statistics: () => summarize(writer, readers),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Without readers the writer reads too: enough for a database that is read at start only. */
function leastBusy(writer: WorkerLink, readers: readonly WorkerLink[]): WorkerLink {
  const [first = writer, ...others] = readers;
  const waiting = (link: WorkerLink) => link.counts().waiting;
  return others.reduce((best, link) => (waiting(link) < waiting(best) ? link : best), first);
}

function summarize(writer: WorkerLink, readers: readonly WorkerLink[]): DatabaseStatistics {
  const written = writer.counts();
  const all = [written, ...readers.map((reader) => reader.counts())];
  const sum = (field: "waiting" | "operations" | "failures") =>
    all.reduce((total, counts) => total + counts[field], 0);
  return {
    waiting: sum("waiting"),
    operations: sum("operations"),
    failures: sum("failures"),
    writeTransactions: written.transactions,
    writes: written.operations,
  };
}
