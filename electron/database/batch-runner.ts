import type { Kysely } from "kysely";
import type { OperationKind } from "./operation.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { isConstraintError } from "./storage-error.ts";
import { createTransaction, type Transaction } from "./transaction.ts";
import type { Batch, SlowOperation } from "./worker-protocol.ts";

/** An operation as the worker sees it, its types left behind at the client. */
export interface ErasedOperation {
  readonly name: string;
  readonly kind: OperationKind;
  readonly run: (db: Kysely<unknown>, input: unknown) => Promise<unknown>;
}

/** Answers for the next operations of the batch; final, because their transaction has ended. */
export interface Outcomes {
  readonly outputs: unknown[];
  readonly failures: [place: number, error: unknown][];
}

export interface BatchRunnerDeps {
  /** Of the connection: a reader's transactions only fix what its reads see. */
  readonly kind: OperationKind;
  readonly connection: SqliteConnection;
  readonly db: Kysely<unknown>;
  readonly operations: readonly ErasedOperation[];
  readonly slowAfterMs: number;
  readonly onDidAnswer: (outcomes: Outcomes, transactions: number) => void;
  readonly onDidRunSlowly: (slow: SlowOperation) => void;
}

// A batch of slow operations is committed in parts, so that the first need not wait for the last.
const MAX_TRANSACTION_MS = 20;

/**
 * Runs operations strictly one after the other, as many as possible per transaction.
 *
 * A write that fails is undone alone and the others go on. When the transaction itself is lost
 * (disk full, failed flush), all of its operations fail: nothing is answered that is not on the disk.
 */
export class BatchRunner {
  readonly #deps: BatchRunnerDeps;
  readonly #transaction: Transaction;
  #transactions = 0;

  constructor(deps: BatchRunnerDeps) {
    this.#deps = deps;
    this.#transaction = createTransaction(deps.connection, deps.kind);
  }

  /** Runs a batch to its end. Calls must not overlap. */
  async run(batch: Batch): Promise<void> {
    const end = batch.operations.length;
    let place = 0;
    while (place < end) {
      const outcomes = await this.#runTransaction(batch, place, end);
      this.#deps.onDidAnswer(outcomes, this.#transactions);
      place += outcomes.outputs.length;
    }
  }

  /** One transaction over as much of the batch as time allows. */
  async #runTransaction(batch: Batch, start: number, end: number): Promise<Outcomes> {
    // What fails together if not even `begin` succeeds.
    let count = end - start;
    try {
      this.#transaction.begin();
      const outcomes = await this.#runOperations(batch, start, end);
      count = outcomes.outputs.length;
      if (this.#transaction.isOpen()) this.#commit();
      return outcomes;
    } catch (error) {
      if (this.#transaction.isOpen()) this.#transaction.rollback();
      if (count === 1 || !isConstraintError(error)) return failTogether(count, error);
      // A deferred constraint fails only at the commit, for all: halving finds who broke it.
      return this.#runTransaction(batch, start, start + Math.floor(count / 2));
    }
  }

  async #runOperations(batch: Batch, start: number, end: number): Promise<Outcomes> {
    const outcomes: Outcomes = { outputs: [], failures: [] };
    const startedAt = performance.now();
    let now = startedAt;
    for (let place = start; place < end && now - startedAt < MAX_TRANSACTION_MS; place += 1) {
      const operation = this.#operationAt(batch, place);
      try {
        outcomes.outputs.push(await this.#runOne(operation, batch.inputs[place]));
      } catch (error) {
        outcomes.failures.push([outcomes.outputs.length, error]);
        outcomes.outputs.push(undefined);
        if (!this.#transaction.isOpen()) return failTogether(outcomes.outputs.length, error);
      }
      now = this.#reportIfSlow(operation.name, now);
    }
    return outcomes;
  }

  async #runOne(operation: ErasedOperation, input: unknown): Promise<unknown> {
    this.#transaction.mark();
    try {
      const output = await operation.run(this.#deps.db, input);
      this.#transaction.keep();
      return output;
    } catch (error) {
      if (this.#transaction.isOpen()) this.#transaction.undo();
      throw error;
    }
  }

  #commit(): void {
    const startedAt = performance.now();
    this.#transaction.commit();
    this.#transactions += 1;
    this.#reportIfSlow("transaction:commit", startedAt);
  }

  /** Returns the time, so that reading the clock once per operation is enough. */
  #reportIfSlow(name: string, startedAt: number): number {
    const now = performance.now();
    const durationMs = now - startedAt;
    if (durationMs > this.#deps.slowAfterMs) this.#deps.onDidRunSlowly({ name, durationMs });
    return now;
  }

  #operationAt(batch: Batch, place: number): ErasedOperation {
    const operation = this.#deps.operations[batch.operations[place] ?? -1];
    if (operation === undefined) throw new Error("A batch names an operation that does not exist");
    return operation;
  }
}

function failTogether(count: number, error: unknown): Outcomes {
  return {
    outputs: Array.from({ length: count }),
    failures: Array.from({ length: count }, (_, place) => [place, error]),
  };
}
