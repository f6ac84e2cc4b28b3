import type {
  Compilable,
  CompiledQuery,
  DeleteResult,
  DialectAdapter,
  InsertResult,
  Kysely,
  UpdateResult,
} from "kysely";
import { NodeSqliteAdapter } from "./node-sqlite-dialect.ts";
import { type SqliteConnection, sqliteValues } from "./sqlite-connection.ts";

/** Stands for a value that is given at each execution: `param("id")` where the query wants an id. */
export interface Param<Parameters> {
  <Name extends keyof Parameters & string>(name: Name): Parameters[Name];
}

type RowOf<Result> = Result extends InsertResult | UpdateResult | DeleteResult ? never : Result;

/** A query that Kysely builds and compiles once; afterwards only the values change. */
export interface PreparedQuery<Schema, Parameters, Row> {
  all(db: Kysely<Schema>, parameters: Parameters): Promise<Row[]>;
  first(db: Kysely<Schema>, parameters: Parameters): Promise<Row | undefined>;
  /** The number of rows inserted, changed or deleted. */
  run(db: Kysely<Schema>, parameters: Parameters): Promise<number>;
}

/** What is left of a query once compiled for one dialect. */
interface Plan {
  all(db: Executor, parameters: object): Promise<unknown[]> | unknown[];
  /** A row, or a promise of one. */
  first(db: Executor, parameters: object): unknown;
  run(db: Executor, parameters: object): Promise<number> | number;
}

type Executor = Pick<Kysely<unknown>, "executeQuery">;

/**
 * Prepares a query for repeated use: building and compiling it is most of what a small query costs.
 *
 * The query is built at first use, once per dialect, with placeholders for values; so its shape must not
 * depend on them (no `in` over a list of unknown length, no `param` that may be null in an `=`).
 * On SQLite it then runs straight on the compiled statement. Kysely plugins do not see it.
 */
export function prepareQuery<Schema, Parameters extends object, Result>(
  build: (db: Kysely<Schema>, param: Param<Parameters>) => Compilable<Result>,
): PreparedQuery<Schema, Parameters, RowOf<Result>> {
  const plans = new WeakMap<DialectAdapter, Plan>();
  const planFor = (db: Kysely<Schema>): Plan => {
    const { adapter } = db.getExecutor();
    const known = plans.get(adapter);
    if (known !== undefined) return known;
    const plan = createPlan(adapter, build(db, placeholderOf<Parameters>()).compile());
    plans.set(adapter, plan);
    return plan;
  };
  type Row = RowOf<Result>;
  return {
    // Sound: Kysely derived the row type from the very query that was compiled.
    all: async (db, parameters) => (await planFor(db).all(db, parameters)) as Row[],
    // Sound: as above.
    first: async (db, parameters) => (await planFor(db).first(db, parameters)) as Row | undefined,
    run: async (db, parameters) => planFor(db).run(db, parameters),
  };
}

class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function placeholderOf<Parameters>(): Param<Parameters> {
  return (name) => {
    const placeholder: unknown = new Placeholder(name);
    // Sound: Kysely only carries a value from the builder to the compiled parameters, where
    // `createBinder` swaps every placeholder for the real value before any database sees it.
    return placeholder as Parameters[typeof name];
  };
}

function createPlan(adapter: DialectAdapter, query: CompiledQuery): Plan {
  const bind = createBinder(query.parameters);
  if (adapter instanceof NodeSqliteAdapter)
    return createSqlitePlan(adapter.connection, query, bind);
  const execute = (db: Executor, parameters: object) =>
    db.executeQuery({ ...query, parameters: bind(parameters) });
  return {
    all: async (db, parameters) => (await execute(db, parameters)).rows,
    first: async (db, parameters) => (await execute(db, parameters)).rows[0],
    run: async (db, parameters) => Number((await execute(db, parameters)).numAffectedRows ?? 0),
  };
}

type Bind = (parameters: object) => unknown[];

function createSqlitePlan(connection: SqliteConnection, query: CompiledQuery, bind: Bind): Plan {
  const { statement } = connection.prepare(query.sql);
  const values = (parameters: object) => sqliteValues(bind(parameters));
  return {
    all: (_db, parameters) => statement.all(...values(parameters)),
    first: (_db, parameters) => statement.get(...values(parameters)),
    run: (_db, parameters) => Number(statement.run(...values(parameters)).changes),
  };
}

function createBinder(compiled: readonly unknown[]): Bind {
  return (parameters) => {
    // Sound: `Param` only lets names of this very object through.
    const given = parameters as Record<string, unknown>;
    return compiled.map((value) => (value instanceof Placeholder ? given[value.name] : value));
  };
}
