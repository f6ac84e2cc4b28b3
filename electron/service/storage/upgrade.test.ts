import { rmSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { migrate } from "../../database/migrate.ts";
import { createNodeSqliteDialect } from "../../database/node-sqlite-dialect.ts";
import { openForWriting } from "../../database/open-sqlite-file.ts";
import { temporaryFolder } from "../testing/start-service.fixture.ts";
import { serviceMigrations } from "./service-migrations.ts";
import { openSqliteStorage } from "./sqlite/open-sqlite-storage.ts";

const ada = PrincipalAddress.parse("ada@host.test");
const bob = PrincipalAddress.parse("bob@host.test");
const noon = "2026-01-01T12:00:00.000Z";

/** A data folder as the service left it when it knew only the migrations up to this one. */
async function folderAsOf(last: string): Promise<string> {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "porchlight.sqlite");
  const connection = openForWriting({ file });
  const db = new Kysely<unknown>({ dialect: createNodeSqliteDialect(connection) });
  const known = Object.entries(serviceMigrations).filter(([name]) => name <= last);
  await migrate({ db, file, migrations: Object.fromEntries(known) });
  connection.database.exec(`insert into "account"
    ("id", "name", "skeleton", "principal", "displayName", "passwordHash", "createdAt")
    values ('1', 'ada', 'ada', '${ada}', 'Ada', 'none', '${noon}')`);
  if (last >= "0004" && last < "0007") {
    connection.database.exec(`insert into "accessRule" values
      ('${ada}', '${bob}', 'rule1', 'polite-block', '${noon}')`);
  }
  connection.database.close();
  return folder;
}

describe("an upgrade", () => {
  it.each(Object.keys(serviceMigrations).slice(0, -1))(
    "from %s keeps the accounts, and they have presence",
    { timeout: 30_000 },
    async (last) => {
      const dataFolder = await folderAsOf(last);
      const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
      const storage = await openSqliteStorage({ dataFolder, ...nobodyHears });
      const { presence, accounts, buddies, ledger } = storage.repositories;
      expect(await accounts.profiles([ada])).toMatchObject([{ displayName: "Ada" }]);
      expect(await presence.load([ada])).toMatchObject([{ createdAt: noon, view: null }]);
      expect(await buddies.list(ada)).toEqual([]);
      expect(await ledger.read(ada, noon, noon)).toEqual({ rows: [], light: [] });
      await storage.close();
    },
  );

  it("keeps what was decided about people", { timeout: 30_000 }, async () => {
    const dataFolder = await folderAsOf("0006-status-details");
    const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
    const storage = await openSqliteStorage({ dataFolder, ...nobodyHears });
    const { accessRules } = storage.repositories;
    const rules = await accessRules.list(ada);
    const grant = plainGrant({ kind: "person", person: bob }, "polite-block");
    expect(rules).toEqual([{ ...grant, id: "rule1", decidedAt: noon }]);
    expect((await accessRules.about([ada], bob)).get(ada)?.rules).toEqual(rules);
    await storage.close();
  });
});
