import type { Kysely } from "kysely";

/** A read runs on a read-only connection; a write runs in the one writer, inside a shared transaction. */
export type OperationKind = "read" | "write";

/**
 * One thing a database can be asked to do.
 *
 * Runs in a worker thread (SQLite) or in-process (PostgreSQL), always inside a transaction that the
 * runner opened and will commit: it begins none itself, awaits every query it starts, and touches
 * nothing but `db`. Input and output cross a thread, so both must be structured-clonable.
 * To refuse, it throws an `AppError`; its own changes, and only those, are then undone.
 */
export interface Operation<Schema, Input, Output> {
  readonly kind: OperationKind;
  readonly run: (db: Kysely<Schema>, input: Input) => Promise<Output>;
}

/** `never` is the one parameter type that every operation's own schema and input can be given. */
export interface AnyOperation {
  readonly kind: OperationKind;
  readonly run: (db: never, input: never) => Promise<unknown>;
}

/** Operations by name, `noun:verb`. */
export type OperationMap = Readonly<Record<string, AnyOperation>>;

export type InputOf<O extends AnyOperation> = Parameters<O["run"]>[1];
export type OutputOf<O extends AnyOperation> = Awaited<ReturnType<O["run"]>>;

type Run<Schema, Input, Output> = Operation<Schema, Input, Output>["run"];

export interface OperationMaker<Schema> {
  read<Input, Output>(run: Run<Schema, Input, Output>): Operation<Schema, Input, Output>;
  write<Input, Output>(run: Run<Schema, Input, Output>): Operation<Schema, Input, Output>;
}

/** `read` and `write` for one schema, so that an operation states its input and nothing twice. */
export function operationsOver<Schema>(): OperationMaker<Schema> {
  return {
    read: (run) => ({ kind: "read", run }),
    write: (run) => ({ kind: "write", run }),
  };
}
