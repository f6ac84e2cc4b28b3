import type { Kysely } from "kysely";
import type { OperationKind } from "./operation.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { isConstraintError } from "./storage-error.ts";
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
  readonly kind: OperationKind;
  readonly connection: SqliteConnection;
  readonly db: Kysely<unknown>;
  readonly operations: readonly ErasedOperation[];
  readonly slowAfterMs: number;
  readonly onDidAnswer: (outcomes: Outcomes) => void;
  readonly onDidRunSlowly: (slow: SlowOperation) => void;
}

export interface BatchRunner {
  /** Runs a batch to its end. The caller waits for it before the next one. */
  run(batch: Batch): Promise<void>;
  transactions(): number;
}

// A batch of slow operations is committed in parts, so that the first need not wait for the last.
const MAX_TRANSACTION_MS = 20;

/**
 * Runs operations strictly one after the other, as many as possible per transaction.
 *
 * A write that fails is undone alone (savepoint) and the others go on. When the transaction itself is lost
 * (disk full, failed flush), all of its operations fail: nothing is answered that is not on the disk.
 */
export function createBatchRunner(deps: BatchRunnerDeps): BatchRunner {
  const { connection, db, operations, slowAfterMs, onDidRunSlowly } = deps;
  const statements = transactionStatements(deps);
  let transactions = 0;

  const timed = (name: string, startedAt: number): number => {
    const now = performance.now();
    if (now - startedAt > slowAfterMs) onDidRunSlowly({ name, durationMs: now - startedAt });
    return now;
  };

  const runOne = async (operation: ErasedOperation, input: unknown): Promise<unknown> => {
    statements.savepoint();
    try {
      const output = await operation.run(db, input);
      statements.release();
      return output;
    } catch (error) {
      // Some errors end the whole transaction, and the savepoint with it.
      if (connection.database.isTransaction) statements.rollbackToSavepoint();
      throw error;
    }
  };

  /** Returns the answers so far; stops early at `end`, when time is up, or when the transaction is lost. */
  const runOperations = async (batch: Batch, start: number, end: number): Promise<Outcomes> => {
    const outcomes: Outcomes = { outputs: [], failures: [] };
    const startedAt = performance.now();
    let now = startedAt;
    for (let place = start; place < end && now - startedAt < MAX_TRANSACTION_MS; place += 1) {
      const operation = operationAt(operations, batch, place);
      try {
        outcomes.outputs.push(await runOne(operation, batch.inputs[place]));
      } catch (error) {
        outcomes.failures.push([outcomes.outputs.length, error]);
        outcomes.outputs.push(undefined);
        if (!connection.database.isTransaction) return failAll(outcomes.outputs.length, error);
      }
      now = timed(operation.name, now);
    }
    return outcomes;
  };

  const commit = (): void => {
    const startedAt = performance.now();
    statements.commit();
    transactions += 1;
    timed("transaction:commit", startedAt);
  };

  /** One transaction; returns the place after its last operation. */
  const runTransaction = async (batch: Batch, start: number, end: number): Promise<number> => {
    let outcomes: Outcomes | undefined;
    try {
      statements.begin();
      outcomes = await runOperations(batch, start, end);
      if (connection.database.isTransaction) commit();
    } catch (error) {
      if (connection.database.isTransaction) statements.rollback();
      const count = outcomes?.outputs.length ?? end - start;
      // A deferred constraint fails only here, on everybody: halving the batch isolates who broke it.
      if (count > 1 && isConstraintError(error)) {
        return runTransaction(batch, start, start + Math.floor(count / 2));
      }
      outcomes = failAll(count, error);
    }
    deps.onDidAnswer(outcomes);
    return start + outcomes.outputs.length;
  };

  return {
    run: async (batch) => {
      const end = batch.operations.length;
      let place = 0;
      while (place < end) place = await runTransaction(batch, place, end);
    },
    transactions: () => transactions,
  };
}

function failAll(count: number, error: unknown): Outcomes {
  return {
    outputs: Array.from({ length: count }),
    failures: Array.from({ length: count }, (_, place) => [place, error]),
  };
}

function operationAt(
  operations: readonly ErasedOperation[],
  batch: Batch,
  place: number,
): ErasedOperation {
  const operation = operations[batch.operations[place] ?? -1];
  if (operation === undefined) throw new Error("A batch names an operation that does not exist");
  return operation;
}

interface TransactionStatements {
  begin(): void;
  commit(): void;
  rollback(): void;
  savepoint(): void;
  release(): void;
  rollbackToSavepoint(): void;
}

function transactionStatements({ kind, connection }: BatchRunnerDeps): TransactionStatements {
  const statement = (sql: string) => {
    const { statement: compiled } = connection.prepare(sql);
    return () => void compiled.run();
  };
  const nothing = () => {};
  const isWriter = kind === "write";
  return {
    // A read-only connection has nothing to undo and takes its snapshot with the first query.
    begin: statement(isWriter ? "begin immediate" : "begin"),
    commit: statement("commit"),
    rollback: statement("rollback"),
    savepoint: isWriter ? statement("savepoint operation") : nothing,
    release: isWriter ? statement("release operation") : nothing,
    rollbackToSavepoint: isWriter
      ? () => connection.database.exec("rollback to operation; release operation")
      : nothing,
  };
}
