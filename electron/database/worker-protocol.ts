import type { ErrorCode } from "../../shared/result/error-code.ts";
import type { OperationKind } from "./operation.ts";
import type { SqliteFile } from "./open-sqlite-file.ts";

/** What a worker is started with. */
export interface WorkerSettings extends SqliteFile {
  readonly role: "writer" | "reader";
  readonly slowAfterMs: number;
}

/** Operations to run in this order: their places in the list of `ready`, and their inputs. */
export interface Batch {
  readonly type: "batch";
  readonly operations: readonly number[];
  readonly inputs: readonly unknown[];
}

/** `open` comes first and once, to a reader only after the writer has migrated; `close` comes last. */
export type WorkerRequest = { readonly type: "open" } | Batch | { readonly type: "close" };

/** An error on its way between threads, where classes get lost. */
export type CarriedError =
  | { readonly code: ErrorCode; readonly message: string }
  | { readonly bug: Error };

/**
 * The next `outputs.length` answers of the batch under way, all of them committed.
 * `failures` says which of them are errors instead.
 */
export interface Answers {
  readonly type: "answers";
  readonly outputs: readonly unknown[];
  readonly failures: readonly (readonly [place: number, error: CarriedError])[];
  /** Transactions committed since the worker started. */
  readonly transactions: number;
}

/** An operation, or the commit of a batch, that took longer than `slowAfterMs`. */
export interface SlowOperation {
  readonly name: string;
  readonly durationMs: number;
}

export type WorkerReply =
  | { readonly type: "ready"; readonly operations: readonly (readonly [string, OperationKind])[] }
  | { readonly type: "not-opened"; readonly error: CarriedError }
  | ({ readonly type: "slow" } & SlowOperation)
  | Answers;
