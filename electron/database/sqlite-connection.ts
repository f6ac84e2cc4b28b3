import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** A statement compiled by SQLite, and whether running it yields rows. */
export interface SqliteStatement {
  readonly statement: StatementSync;
  readonly hasRows: boolean;
}

/**
 * An open SQLite file with its compiled statements.
 *
 * Text, number, bigint, null and bytes bind as they are; true and false become 1 and 0 and stay numbers
 * when read. A date, any other object and `undefined` are refused. Integers are read as numbers, and
 * refused beyond 2^53.
 */
export interface SqliteConnection {
  readonly database: DatabaseSync;
  /** Compiles once per text, for at most `MAX_STATEMENTS` texts. */
  prepare(sql: string): SqliteStatement;
}

// More than the distinct queries of both rooms together; bounds what generated SQL could pile up.
const MAX_STATEMENTS = 500;

export function createSqliteConnection(database: DatabaseSync): SqliteConnection {
  const statements = new Map<string, SqliteStatement>();
  const compile = (sql: string): SqliteStatement => {
    const statement = database.prepare(sql);
    const compiled = { statement, hasRows: statement.columns().length > 0 };
    if (statements.size >= MAX_STATEMENTS) dropOldest(statements);
    statements.set(sql, compiled);
    return compiled;
  };
  return { database, prepare: (sql) => statements.get(sql) ?? compile(sql) };
}

function dropOldest(statements: Map<string, SqliteStatement>): void {
  for (const sql of statements.keys()) {
    statements.delete(sql);
    return;
  }
}

/** Kysely hands parameters over as `unknown`. */
export function sqliteValues(values: readonly unknown[]): SQLInputValue[] {
  if (isNamedParameters(values[0])) throw new TypeError("An object cannot be bound to a parameter");
  // Sound: node:sqlite checks every value as it binds it and throws for what SQLite cannot hold.
  return values as SQLInputValue[];
}

/** In first place node:sqlite takes any object for a set of named parameters, and binds null without a word. */
function isNamedParameters(value: unknown): boolean {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
