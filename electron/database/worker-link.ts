import type { Worker } from "node:worker_threads";
import { AppError } from "../../shared/result/app-error.ts";
import { unpackError } from "./carried-error.ts";
import type { OperationKind } from "./operation.ts";
import type { Answers, SlowOperation, WorkerReply, WorkerRequest } from "./worker-protocol.ts";

/** Where an operation stands in the worker's list, and what it is. */
export interface OperationPlace {
  readonly place: number;
  readonly kind: OperationKind;
}

export interface LinkCounts {
  readonly waiting: number;
  readonly operations: number;
  readonly failures: number;
  readonly batches: number;
  readonly transactions: number;
}

/** One worker thread, seen from the thread that uses it. */
export interface WorkerLink {
  readonly operations: ReadonlyMap<string, OperationPlace>;
  run(operation: number, input: unknown): Promise<unknown>;
  counts(): LinkCounts;
  /** Answers everything accepted so far, then ends the worker. */
  close(): Promise<void>;
  /** Ends the worker at once; what is outstanding fails with the error. */
  kill(error: Error): void;
}

export interface WorkerLinkOptions {
  readonly worker: Worker;
  readonly maxWaiting: number;
  readonly onDidRunSlowly: (slow: SlowOperation) => void;
  /** The worker ended without being told to. */
  readonly onDidStop: (error: Error) => void;
}

interface Waiting {
  readonly operation: number;
  readonly input: unknown;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

// Bounds one message between threads. Larger ones share no flush better and delay the first answer.
const MAX_BATCH = 500;

/** Resolves when the worker has opened its database; rejects with the reason when it could not. */
export async function connectWorker(options: WorkerLinkOptions): Promise<WorkerLink> {
  const operations = await waitUntilReady(options.worker);
  return createWorkerLink(options, operations);
}

function waitUntilReady(worker: Worker): Promise<Map<string, OperationPlace>> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(stopped("it ended before it was ready"));
    worker.once("error", reject);
    worker.once("exit", onExit);
    worker.once("message", (reply: WorkerReply) => {
      worker.off("error", reject);
      worker.off("exit", onExit);
      if (reply.type === "not-opened") reject(unpackError(reply.error));
      if (reply.type !== "ready") return;
      resolve(new Map(reply.operations.map(([name, kind], place) => [name, { place, kind }])));
    });
  });
}

export function stopped(reason: string): AppError {
  return new AppError("storage-failed", `The database stopped unexpectedly: ${reason}`);
}

function createWorkerLink(
  { worker, maxWaiting, onDidRunSlowly, onDidStop }: WorkerLinkOptions,
  operations: ReadonlyMap<string, OperationPlace>,
): WorkerLink {
  // Accepted and not yet sent; sent and not yet answered. Both in the order of the calls.
  let queue: Waiting[] = [];
  let sent: Waiting[] = [];
  let answered = 0;
  let isScheduled = false;
  let end: Error | undefined;
  let whenIdle: (() => void) | undefined;
  const total = { operations: 0, failures: 0, batches: 0, transactions: 0 };

  const post = (request: WorkerRequest) => worker.postMessage(request);

  const schedule = (): void => {
    if (isScheduled || sent.length > 0) return;
    isScheduled = true;
    // Not at once: everything that arrives in this turn of the event loop shares one message and one flush.
    setImmediate(send);
  };

  const send = (): void => {
    isScheduled = false;
    if (end !== undefined || queue.length === 0) return;
    sent = takeFirst();
    total.batches += 1;
    try {
      post(toBatch(sent));
    } catch {
      sendClonable();
    }
  };

  const takeFirst = (): Waiting[] => {
    if (queue.length <= MAX_BATCH) {
      const all = queue;
      queue = [];
      return all;
    }
    return queue.splice(0, MAX_BATCH);
  };

  /** An input cannot be cloned: a bug in one call, which must not cost the others their answer. */
  const sendClonable = (): void => {
    const refused = sent.filter(({ input }) => !isClonable(input));
    sent = sent.filter((waiting) => !refused.includes(waiting));
    for (const { reject } of refused)
      reject(new Error("This input cannot be passed between threads"));
    if (sent.length > 0) post(toBatch(sent));
    else onDidFinishBatch();
  };

  const onDidFinishBatch = (): void => {
    sent = [];
    answered = 0;
    if (queue.length > 0) schedule();
    else whenIdle?.();
  };

  const onAnswers = ({ outputs, failures, transactions }: Answers): void => {
    total.transactions = transactions;
    total.operations += outputs.length;
    total.failures += failures.length;
    // Rejecting first makes the later resolve of the same promise a no-op.
    for (const [place, error] of failures) sent[answered + place]?.reject(unpackError(error));
    for (const output of outputs) {
      sent[answered]?.resolve(output);
      answered += 1;
    }
    if (answered === sent.length) onDidFinishBatch();
  };

  const failEverything = (error: Error): void => {
    end = error;
    const outstanding = [...sent.slice(answered), ...queue];
    sent = [];
    answered = 0;
    queue = [];
    for (const { reject } of outstanding) reject(error);
    whenIdle?.();
  };

  const onUnexpectedEnd = (error: Error): void => {
    if (end !== undefined) return;
    failEverything(error);
    onDidStop(error);
  };

  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.on("message", (reply: WorkerReply) => {
    if (reply.type === "answers") onAnswers(reply);
    else if (reply.type === "slow")
      onDidRunSlowly({ name: reply.name, durationMs: reply.durationMs });
  });
  worker.on("messageerror", (error) => onUnexpectedEnd(stopped(error.message)));
  worker.on("error", (error) => onUnexpectedEnd(stopped(describe(error))));
  worker.on("exit", (code) => onUnexpectedEnd(stopped(`its thread ended with code ${code}`)));

  return {
    operations,
    run: (operation, input) => {
      if (end !== undefined) return Promise.reject(end);
      const waiting = queue.length + sent.length - answered;
      if (waiting >= maxWaiting) return Promise.reject(tooManyWaiting(waiting));
      return new Promise((resolve, reject) => {
        queue.push({ operation, input, resolve, reject });
        schedule();
      });
    },
    counts: () => ({ ...total, waiting: queue.length + sent.length - answered }),
    close: async () => {
      if (queue.length + sent.length > 0)
        await new Promise<void>((resolve) => (whenIdle = resolve));
      if (end === undefined) {
        end = new AppError("unavailable", "The database is closed");
        post({ type: "close" });
      }
      await ended;
    },
    kill: (error) => {
      if (end === undefined) failEverything(error);
      void worker.terminate();
    },
  };
}

function toBatch(sent: readonly Waiting[]): WorkerRequest {
  return {
    type: "batch",
    operations: sent.map(({ operation }) => operation),
    inputs: sent.map(({ input }) => input),
  };
}

function isClonable(input: unknown): boolean {
  try {
    structuredClone(input);
    return true;
  } catch {
    return false;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : "an error that is none";
}

function tooManyWaiting(waiting: number): AppError {
  return new AppError(
    "unavailable",
    `The disk cannot keep up: ${waiting} operations are waiting for the database`,
  );
}
