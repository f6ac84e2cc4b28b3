import { Worker } from "node:worker_threads";
import { AppError } from "../../shared/result/app-error.ts";
import { unpackError } from "./carried-error.ts";
import type { OperationKind } from "./operation.ts";
import { OperationQueue } from "./operation-queue.ts";
import type {
  Answers,
  SlowOperation,
  WorkerReply,
  WorkerRequest,
  WorkerSettings,
} from "./worker-protocol.ts";

/** Where an operation stands in the worker's list, and what it is. */
export interface OperationPlace {
  readonly place: number;
  readonly kind: OperationKind;
}

export interface WorkerLinkOptions {
  readonly workerUrl: URL;
  readonly settings: WorkerSettings;
  readonly maxWaiting: number;
  readonly onDidRunSlowly: (slow: SlowOperation) => void;
  /** The thread ended without being told to. Never called before `open` has resolved. */
  readonly onDidStop: (error: AppError) => void;
}

type Ready = Extract<WorkerReply, { type: "ready" }>;

/** One database thread, seen from the thread that uses it. */
export class WorkerLink {
  readonly counts = { operations: 0, failures: 0, transactions: 0 };
  readonly #options: WorkerLinkOptions;
  readonly #worker: Worker;
  readonly #queue: OperationQueue;
  readonly #ready = Promise.withResolvers<Ready>();
  readonly #ended = Promise.withResolvers<void>();
  #whenIdle = Promise.withResolvers<void>();
  #operations: ReadonlyMap<string, OperationPlace> = new Map();
  #isOpen = false;
  #isScheduled = false;
  #isToldToEnd = false;
  /** Why nothing further is accepted. */
  #refusal: AppError | undefined;

  /** Starts the thread at once: loading its code takes longer than opening a file. */
  constructor(options: WorkerLinkOptions) {
    const { workerUrl, settings, maxWaiting } = options;
    this.#options = options;
    this.#queue = new OperationQueue(maxWaiting);
    this.#worker = new Worker(workerUrl, {
      workerData: settings,
      name: `database-${settings.role}`,
    });
    // A thread that fails before anybody asks it to open must not become an unhandled rejection.
    this.#ready.promise.catch(() => {});
    this.#listen();
  }

  get waiting(): number {
    return this.#queue.waiting;
  }

  operation(name: string): OperationPlace | undefined {
    return this.#operations.get(name);
  }

  /** Rejects with the plain reason when the database cannot be opened. */
  async open(): Promise<void> {
    this.#post({ type: "open" });
    const { operations } = await this.#ready.promise;
    this.#operations = new Map(
      operations.map(([name, kind], place) => [name, { place, kind }] as const),
    );
    this.#isOpen = true;
  }

  run(place: number, input: unknown): Promise<unknown> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    const output = this.#queue.add(place, input);
    this.#schedule();
    return output;
  }

  /** Refuses further calls at once; resolves when those accepted are answered. */
  async drain(): Promise<void> {
    this.#refusal ??= new AppError("unavailable", "The database is closed");
    if (this.#queue.waiting > 0) await this.#whenIdle.promise;
  }

  /** Closes the file and ends the thread. After `drain`. */
  async end(): Promise<void> {
    this.#isToldToEnd = true;
    this.#post({ type: "close" });
    await this.#ended.promise;
  }

  /** Ends the thread at once; what is outstanding fails with the error. */
  async kill(error: AppError): Promise<void> {
    this.#isToldToEnd = true;
    this.#failAll(error);
    await this.#worker.terminate();
  }

  #listen(): void {
    this.#worker.on("message", (reply: WorkerReply) => this.#receive(reply));
    this.#worker.on("messageerror", (error) => this.#onUnexpectedEnd(error.message));
    this.#worker.on("error", (error) => this.#onUnexpectedEnd(describe(error)));
    this.#worker.on("exit", (code) => {
      this.#onUnexpectedEnd(`its thread ended with code ${code}`);
      this.#ended.resolve();
    });
  }

  #receive(reply: WorkerReply): void {
    switch (reply.type) {
      case "ready":
        return this.#ready.resolve(reply);
      case "not-opened":
        return this.#ready.reject(unpackError(reply.error));
      case "slow":
        return this.#options.onDidRunSlowly({ name: reply.name, durationMs: reply.durationMs });
      case "answers":
        return this.#onAnswers(reply);
    }
  }

  #onAnswers(answers: Answers): void {
    this.counts.operations += answers.outputs.length;
    this.counts.failures += answers.failures.length;
    this.counts.transactions = answers.transactions;
    this.#queue.answer(answers);
    this.#schedule();
  }

  /** Sends the next batch soon, unless one is under way. */
  #schedule(): void {
    if (this.#queue.isBatchUnderWay || this.#isScheduled) return;
    if (this.#queue.waiting === 0) return this.#onIdle();
    this.#isScheduled = true;
    // Not at once: all calls of this turn of the event loop then share one message and one flush.
    setImmediate(() => {
      this.#isScheduled = false;
      if (this.#queue.waiting > 0) this.#sendBatch();
    });
  }

  #sendBatch(): void {
    const batch = this.#queue.takeBatch();
    try {
      this.#post(batch);
    } catch {
      // A bug in one call, which must not cost the others their answer.
      const rest = this.#queue.dropUnclonable();
      if (rest.operations.length > 0) this.#post(rest);
      else this.#schedule();
    }
  }

  #onIdle(): void {
    this.#whenIdle.resolve();
    this.#whenIdle = Promise.withResolvers();
  }

  #onUnexpectedEnd(reason: string): void {
    if (this.#isToldToEnd) return;
    this.#isToldToEnd = true;
    const error = new AppError("storage-failed", `The database stopped unexpectedly: ${reason}`);
    this.#ready.reject(error);
    this.#failAll(error);
    if (this.#isOpen) this.#options.onDidStop(error);
  }

  #failAll(error: AppError): void {
    this.#refusal = error;
    this.#queue.failAll(error);
    this.#onIdle();
  }

  #post(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : "it threw something that is no error";
}
