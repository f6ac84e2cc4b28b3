import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { notesMigrations } from "./fixtures/notes-migrations.ts";
import { type TemporaryFolder, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { type Migrations, migrate } from "./migrate.ts";
import { createNodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openForWriting } from "./open-sqlite-file.ts";

const withColour: Migrations = {
  ...notesMigrations,
  "0002-colour": {
    up: async (db) => {
      await sql`alter table note add column colour text not null default 'white'`.execute(db);
    },
  },
};

const withSize: Migrations = {
  ...withColour,
  "0003-size": {
    up: async (db) => {
      await sql`alter table note add column size integer`.execute(db);
    },
  },
};

/** Its first statement succeeds. */
const broken: Migrations = {
  ...withColour,
  "0003-broken": {
    up: async (db) => {
      await sql`create table half (id integer primary key) strict`.execute(db);
      await sql`insert into nowhere values (1)`.execute(db);
    },
  },
};

let folder: TemporaryFolder;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = folder.file("notes.db");
});

afterEach(() => folder[Symbol.dispose]());

async function migrateFile(migrations: Migrations, maxPages?: number): Promise<void> {
  const connection = openForWriting({ file, maxPages });
  try {
    const db = new Kysely<unknown>({ dialect: createNodeSqliteDialect(connection) });
    await migrate({ db, file, migrations });
  } finally {
    connection.database.close();
  }
}

function query(path: string, text: string): unknown[] {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(text).all();
  } finally {
    database.close();
  }
}

const addNote = () => query(file, "insert into note (id, text) values ('n', 'kept') returning id");
const backups = () => readdirSync(folder.path).filter((name) => name.includes(".before-"));

describe("migrate", () => {
  it("makes the tables of a new file and copies nothing", async () => {
    await migrateFile(withColour);
    expect(query(file, "select name from kysely_migration")).toEqual([
      { name: "0001-notes" },
      { name: "0002-colour" },
    ]);
    expect(backups()).toEqual([]);
  });

  it("changes an existing file after copying it, data and all", async () => {
    await migrateFile(notesMigrations);
    addNote();
    await migrateFile(withColour);
    expect(query(file, "select text, colour from note")).toEqual([
      { text: "kept", colour: "white" },
    ]);
    expect(backups()).toEqual(["notes.db.before-0002-colour"]);
    expect(query(`${file}.before-0002-colour`, "select * from note")).toEqual([
      { seq: 1, id: "n", text: "kept" },
    ]);
  });

  it.skipIf(process.platform === "win32")("keeps the copy from other users", async () => {
    await migrateFile(notesMigrations);
    await migrateFile(withColour);
    expect(statSync(`${file}.before-0002-colour`).mode & 0o777).toBe(0o600);
  });

  it("keeps the latest copy only", async () => {
    await migrateFile(notesMigrations);
    await migrateFile(withColour);
    await migrateFile(withSize);
    expect(backups()).toEqual(["notes.db.before-0003-size"]);
  });

  it("does nothing to a file that is up to date", async () => {
    await migrateFile(notesMigrations);
    await migrateFile(notesMigrations);
    expect(backups()).toEqual([]);
  });

  it("applies all pending migrations or none", async () => {
    await migrateFile(notesMigrations);
    addNote();
    await expect(migrateFile(broken)).rejects.toThrow(
      "The migration 0003-broken failed: no such table: nowhere",
    );
    expect(query(file, "select name from kysely_migration")).toEqual([{ name: "0001-notes" }]);
    expect(query(file, "select name from sqlite_schema where name = 'half'")).toEqual([]);
    expect(query(file, "select * from note")).toEqual([{ seq: 1, id: "n", text: "kept" }]);
    await migrateFile(withColour);
    expect(query(file, "select colour from note")).toEqual([{ colour: "white" }]);
  });

  it("refuses a file that knows a migration this build does not, and leaves it alone", async () => {
    await migrateFile(withSize);
    await expect(migrateFile(notesMigrations)).rejects.toMatchObject({
      code: "storage-newer-schema",
    });
    expect(query(file, "select count(*) as count from kysely_migration")).toEqual([{ count: 3 }]);
    expect(backups()).toEqual([]);
  });

  it("leaves no half copy behind when the copy cannot be made, and changes nothing", async () => {
    await migrateFile(notesMigrations);
    // A folder in the way of the copy fails like a disk that does.
    mkdirSync(`${file}.before-0002-colour`);
    await expect(migrateFile(withColour)).rejects.toThrow();
    expect(existsSync(`${file}.before-0002-colour.partial`)).toBe(false);
    expect(query(file, "select name from kysely_migration")).toEqual([{ name: "0001-notes" }]);
  });

  it("says that the disk is full when it is", async () => {
    await migrateFile(notesMigrations);
    const large: Migrations = {
      ...notesMigrations,
      "0002-large": {
        up: async (db) => {
          await sql`insert into note (id, text) values ('large', ${"x".repeat(500_000)})`.execute(
            db,
          );
        },
      },
    };
    await expect(migrateFile(large, 20)).rejects.toMatchObject({ code: "storage-full" });
  });
});
