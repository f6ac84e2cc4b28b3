import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { AppError } from "../../shared/result/app-error.ts";
import { createStorageError, explainStorageError } from "./storage-error.ts";

/** Migrations by name, `0001-first-tables`; applied in the order of their names. */
export type Migrations = Readonly<Record<string, Migration>>;

export interface MigrateOptions {
  readonly db: Kysely<unknown>;
  readonly file: string;
  readonly migrations: Migrations;
}

/**
 * Brings the file to this build's schema: forward only, all pending migrations or none.
 *
 * A file that already holds data is copied beside itself first; the copy before the latest change is kept.
 * Refuses with `storage-newer-schema` a file that knows a migration this build does not.
 */
export async function migrate({ db, file, migrations }: MigrateOptions): Promise<void> {
  const applied = await appliedMigrations(db);
  if (applied.some((name) => !(name in migrations))) {
    throw createStorageError("storage-newer-schema", file);
  }
  const pending = Object.keys(migrations).filter((name) => !applied.includes(name));
  const [next] = pending.toSorted();
  if (next === undefined) return;
  if (applied.length > 0) await backUp(db, file, next);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  // It returns its error instead of throwing it.
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === "Error")?.migrationName ?? next;
  const explained = explainStorageError(error, file);
  if (explained instanceof AppError) throw explained;
  throw new Error(`The migration ${failed} failed: ${explained.message}`, { cause: explained });
}

async function appliedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const tables = await sql`select 1 from sqlite_schema where name = 'kysely_migration'`.execute(db);
  if (tables.rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}

async function backUp(db: Kysely<unknown>, file: string, next: string): Promise<void> {
  const backup = `${file}.before-${next}`;
  const partial = `${backup}.partial`;
  rmSync(partial, { force: true });
  // As private as the file itself; SQLite by itself would let everybody read the copy.
  closeSync(openSync(partial, "wx", 0o600));
  try {
    await sql`vacuum into ${partial}`.execute(db);
    flush(partial);
    // The name appears only once the copy is whole.
    renameSync(partial, backup);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  removeOtherBackups(file, backup);
}

/** SQLite leaves the copy to the operating system's leisure. */
function flush(file: string): void {
  const descriptor = openSync(file, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

// Older copies would keep for ever what people deleted long ago.
function removeOtherBackups(file: string, latest: string): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(`${basename(file)}.before-`) && path !== latest) rmSync(path);
  }
}
