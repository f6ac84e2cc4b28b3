import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { type SqliteConnection, sqliteValues } from "./sqlite-connection.ts";

/** Carries the connection, so that a prepared query can reach SQLite past Kysely's executor. */
export class NodeSqliteAdapter extends SqliteAdapter {
  readonly connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    super();
    this.connection = connection;
  }

  // SQLite's schema changes do roll back; Kysely's own adapter leaves that unused.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely over one open `node:sqlite` connection. Closing the connection stays with who opened it. */
export function createNodeSqliteDialect(connection: SqliteConnection): Dialect {
  return {
    createAdapter: () => new NodeSqliteAdapter(connection),
    createDriver: () => createDriver(connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver({ database, prepare }: SqliteConnection): Driver {
  const kyselyConnection = createKyselyConnection(prepare);
  return {
    init: async () => {},
    acquireConnection: async () => kyselyConnection,
    beginTransaction: async () => {
      if (database.isTransaction) throw new Error(ALREADY_IN_TRANSACTION);
      database.exec("begin immediate");
    },
    commitTransaction: async () => database.exec("commit"),
    rollbackTransaction: async () => {
      // SQLite has done it already when the disk was full; the reason must not be replaced by a complaint.
      if (database.isTransaction) database.exec("rollback");
    },
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

const ALREADY_IN_TRANSACTION =
  "An operation already runs inside a transaction and cannot begin another";

function createKyselyConnection(prepare: SqliteConnection["prepare"]): DatabaseConnection {
  return {
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
      const { statement, hasRows } = prepare(sql);
      const values = sqliteValues(parameters);
      // Sound: Kysely derived `Row` from the query whose columns these are.
      if (hasRows) return { rows: statement.all(...values) as Row[] };
      const { changes, lastInsertRowid } = statement.run(...values);
      const insertId = BigInt(lastInsertRowid);
      return { insertId, numAffectedRows: BigInt(changes), rows: [] };
    },
    streamQuery: () => {
      throw new Error("Rows are not streamed: page through them instead");
    },
  };
}
