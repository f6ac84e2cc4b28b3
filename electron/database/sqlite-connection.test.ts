import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { createSqliteConnection } from "./sqlite-connection.ts";

describe("a connection's statements", () => {
  it("are compiled once per text", () => {
    const { prepare } = createSqliteConnection(new DatabaseSync(":memory:"));
    expect(prepare("select 1 as one")).toBe(prepare("select 1 as one"));
    expect(prepare("select 1 as one").hasRows).toBe(true);
    expect(prepare("pragma user_version = 3").hasRows).toBe(false);
  });

  it("are bounded in number, and compiled again when one was dropped", () => {
    const { prepare } = createSqliteConnection(new DatabaseSync(":memory:"));
    const first = prepare("select 0 as value");
    for (let value = 1; value <= 500; value += 1) prepare(`select ${value} as value`);
    expect(prepare("select 0 as value")).not.toBe(first);
    expect(prepare("select 0 as value").statement.get()).toEqual({ value: 0 });
    expect(first.statement.get()).toEqual({ value: 0 });
  });

  it("survive a change of the schema", () => {
    const { database, prepare } = createSqliteConnection(new DatabaseSync(":memory:"));
    database.exec("create table item (id integer primary key)");
    prepare("insert into item default values").statement.run();
    database.exec("alter table item add column name text default 'lamp'");
    expect(prepare("select * from item").statement.all()).toEqual([{ id: 1, name: "lamp" }]);
  });
});
