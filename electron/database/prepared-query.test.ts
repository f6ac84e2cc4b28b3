import { DatabaseSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import type { NotesSchema } from "./fixtures/notes-schema.ts";
import { createNodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { type Param, prepareQuery } from "./prepared-query.ts";
import { createSqliteConnection } from "./sqlite-connection.ts";

interface Rename {
  readonly id: string;
  readonly text: string;
}

let timesBuilt = 0;

const insert = prepareQuery((db: Kysely<NotesSchema>, param: Param<Rename>) => {
  timesBuilt += 1;
  return db.insertInto("note").values({ id: param("id"), text: param("text") });
});

const rename = prepareQuery((db: Kysely<NotesSchema>, param: Param<Rename>) =>
  db
    .updateTable("note")
    .set({ text: param("text") })
    .where("text", "!=", "a constant")
    .where("id", "=", param("id")),
);

const find = prepareQuery((db: Kysely<NotesSchema>, param: Param<{ id: string; limit: number }>) =>
  db.selectFrom("note").select("text").where("id", ">=", param("id")).limit(param("limit")),
);

function openSqlite(): Kysely<NotesSchema> {
  const database = new DatabaseSync(":memory:");
  database.exec("create table note (seq integer primary key, id text unique, text text) strict");
  return new Kysely({ dialect: createNodeSqliteDialect(createSqliteConnection(database)) });
}

/** PostgreSQL as far as Kysely goes: writes down what it would be sent. */
function openRecorded(queries: CompiledQuery[]): Kysely<NotesSchema> {
  const connection: DatabaseConnection = {
    executeQuery: async (query) => {
      queries.push(query);
      return { rows: [], numAffectedRows: 7n };
    },
    streamQuery: () => {
      throw new Error("not used");
    },
  };
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: async () => {},
      commitTransaction: async () => {},
      rollbackTransaction: async () => {},
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
  };
  return new Kysely({ dialect });
}

beforeEach(() => {
  timesBuilt = 0;
});

describe("a prepared query on SQLite", () => {
  it("is built once and run with new values each time", async () => {
    const db = openSqlite();
    expect(await insert.run(db, { id: "a", text: "one" })).toBe(1);
    expect(await insert.run(db, { id: "b", text: "two" })).toBe(1);
    expect(timesBuilt).toBe(1);
    expect(await find.all(db, { id: "a", limit: 5 })).toEqual([{ text: "one" }, { text: "two" }]);
    expect(await find.first(db, { id: "b", limit: 1 })).toEqual({ text: "two" });
    expect(await find.first(db, { id: "z", limit: 1 })).toBeUndefined();
  });

  it("keeps the values that are part of the query", async () => {
    const db = openSqlite();
    await insert.run(db, { id: "a", text: "one" });
    expect(await rename.run(db, { id: "a", text: "a constant" })).toBe(1);
    expect(await rename.run(db, { id: "a", text: "two" })).toBe(0);
  });

  it("belongs to no one database", async () => {
    const [first, second] = [openSqlite(), openSqlite()];
    await insert.run(first, { id: "a", text: "first" });
    await insert.run(second, { id: "a", text: "second" });
    expect(await find.first(first, { id: "a", limit: 1 })).toEqual({ text: "first" });
    expect(await find.first(second, { id: "a", limit: 1 })).toEqual({ text: "second" });
  });

  it("rejects a value that is missing or that SQLite cannot hold", async () => {
    const db = openSqlite();
    // @ts-expect-error a value is missing
    await expect(insert.run(db, { id: "a" })).rejects.toThrow(/cannot be bound/);
    // @ts-expect-error a date is no text
    await expect(insert.run(db, { id: "a", text: new Date() })).rejects.toThrow(/cannot be bound/);
    // @ts-expect-error nor is it in first place
    await expect(insert.run(db, { id: new Date(), text: "a" })).rejects.toThrow(/cannot be bound/);
    expect(await find.all(db, { id: "", limit: 9 })).toEqual([]);
  });
});

describe("a prepared query on PostgreSQL", () => {
  it("sends the compiled text with the values in its order", async () => {
    const queries: CompiledQuery[] = [];
    const db = openRecorded(queries);
    expect(await insert.run(db, { text: "one", id: "a" })).toBe(7);
    await db.transaction().execute((inside) => rename.run(inside, { id: "a", text: "two" }));
    await find.all(db, { id: "a", limit: 3 });
    expect(queries.map(({ sql, parameters }) => [sql, parameters])).toEqual([
      [`insert into "note" ("id", "text") values ($1, $2)`, ["a", "one"]],
      [
        `update "note" set "text" = $1 where "text" != $2 and "id" = $3`,
        ["two", "a constant", "a"],
      ],
      [`select "text" from "note" where "id" >= $1 limit $2`, ["a", 3]],
    ]);
  });
});
