import type { OperationKind } from "./operation.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/** The statements around operations, compiled once. */
export interface Transaction {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Marks the point to which one operation alone is undone. */
  mark(): void;
  keep(): void;
  undo(): void;
  /** False once SQLite itself has rolled back, as it does when the disk is full. */
  isOpen(): boolean;
}

export function createTransaction(
  { database, prepare }: SqliteConnection,
  kind: OperationKind,
): Transaction {
  const runner = (sql: string) => {
    const { statement } = prepare(sql);
    return () => void statement.run();
  };
  const isWriter = kind === "write";
  const nothing = () => {};
  return {
    begin: runner(isWriter ? "begin immediate" : "begin"),
    commit: runner("commit"),
    rollback: runner("rollback"),
    // A read-only connection has nothing to undo.
    mark: isWriter ? runner("savepoint operation") : nothing,
    keep: isWriter ? runner("release operation") : nothing,
    undo: isWriter ? () => database.exec("rollback to operation; release operation") : nothing,
    isOpen: () => database.isTransaction,
  };
}
