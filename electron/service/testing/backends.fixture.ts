import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe } from "vitest";
import type { Repositories } from "../storage-port.ts";
import { openSqliteStorage } from "../storage/sqlite/open-sqlite-storage.ts";
import { temporaryFolder } from "./start-service.fixture.ts";

/** A storage that all tests of a suite share: each brings people of its own. */
export interface Backend extends Repositories {
  close(): Promise<void>;
}

async function openSqlite(): Promise<Backend> {
  const dataFolder = temporaryFolder();
  const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
  const storage = await openSqliteStorage({ dataFolder, ...nobodyHears });
  return {
    ...storage.repositories,
    close: async () => {
      await storage.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

const BACKENDS = { SQLite: openSqlite };

/** The same sentences for every storage there is; PostgreSQL joins the list when it comes. */
export function onEveryBackend(what: string, suite: (backend: () => Backend) => void): void {
  describe.each(Object.entries(BACKENDS))(`${what} on %s`, (_name, open) => {
    let opened: Backend | undefined;
    beforeAll(async () => void (opened = await open()), 30_000);
    afterAll(() => opened?.close(), 30_000);
    suite(() => {
      if (opened === undefined) throw new Error("the storage opens before the tests do");
      return opened;
    });
  });
}
