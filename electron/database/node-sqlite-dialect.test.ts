import { DatabaseSync } from "node:sqlite";
import { type Generated, Kysely, sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { createNodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { createSqliteConnection, type SqliteConnection } from "./sqlite-connection.ts";

interface Schema {
  readonly item: {
    readonly id: Generated<number>;
    readonly name: string | null;
    readonly bytes: Uint8Array | null;
    readonly amount: number | bigint | null;
  };
}

let connection: SqliteConnection;
let db: Kysely<Schema>;

beforeEach(async () => {
  connection = createSqliteConnection(new DatabaseSync(":memory:"));
  db = new Kysely({ dialect: createNodeSqliteDialect(connection) });
  await db.schema
    .createTable("item")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("name", "text")
    .addColumn("bytes", "blob")
    .addColumn("amount", "integer")
    .execute();
});

const anItem = { name: "lamp", bytes: null, amount: null };

describe("Kysely over node:sqlite", () => {
  it("inserts, returns, updates, selects and deletes", async () => {
    const inserted = await db.insertInto("item").values(anItem).executeTakeFirstOrThrow();
    expect(inserted.insertId).toBe(1n);
    const row = await db.insertInto("item").values(anItem).returning("id").executeTakeFirst();
    expect(row).toEqual({ id: 2 });
    const update = db.updateTable("item").set({ name: "lantern" }).where("id", "=", 2);
    expect((await update.executeTakeFirstOrThrow()).numUpdatedRows).toBe(1n);
    const names = await db.selectFrom("item").select("name").orderBy("id").execute();
    expect(names).toEqual([{ name: "lamp" }, { name: "lantern" }]);
    expect((await db.deleteFrom("item").executeTakeFirstOrThrow()).numDeletedRows).toBe(2n);
  });

  it("keeps null, text beyond ASCII, bytes and large integers as they are", async () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const item = { name: "Grüße, 👋🏽", bytes: new Uint8Array([0, 255]), amount: BigInt(largest) };
    await db.insertInto("item").values([item, anItem]).execute();
    const rows = await db.selectFrom("item").selectAll().orderBy("id").execute();
    expect(rows).toEqual([
      { id: 1, ...item, amount: largest },
      { id: 2, ...anItem },
    ]);
  });

  it("refuses what SQLite has no value for, and integers that a number cannot hold", async () => {
    const raw = (...[first, second]: unknown[]) =>
      sql`insert into item (amount, name) values (${first}, ${second})`.execute(db);
    for (const value of [undefined, {}, [1], new Date()]) {
      await expect(raw(value, null)).rejects.toThrow(/cannot be bound/);
      await expect(raw(null, value)).rejects.toThrow(/cannot be bound/);
    }
    expect(await db.selectFrom("item").selectAll().execute()).toEqual([]);
    await raw(2n ** 60n, null);
    await expect(db.selectFrom("item").selectAll().execute()).rejects.toThrow(/too large/);
  });

  it("keeps true and false as 1 and 0", async () => {
    await sql`insert into item (amount) values (${true}), (${false})`.execute(db);
    const rows = await db.selectFrom("item").select("amount").orderBy("id").execute();
    expect(rows).toEqual([{ amount: 1 }, { amount: 0 }]);
  });

  it("commits a transaction and rolls back one that throws", async () => {
    await db.transaction().execute((inside) => inside.insertInto("item").values(anItem).execute());
    const failing = db.transaction().execute(async (inside) => {
      await inside.insertInto("item").values(anItem).execute();
      throw new Error("planted");
    });
    await expect(failing).rejects.toThrow("planted");
    expect(await db.selectFrom("item").selectAll().execute()).toHaveLength(1);
    expect(connection.database.isTransaction).toBe(false);
  });

  it("does not stream", async () => {
    const rows = db.selectFrom("item").selectAll().stream();
    await expect(rows.next()).rejects.toThrow(/not streamed/);
  });
});
