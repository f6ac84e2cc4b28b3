import { rmSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { presentityOf } from "../../../shared/model/address.ts";
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
const SPAN = { from: noon, finelyFrom: noon, anonymousUntil: noon };

/** A data folder as the service left it when it knew only the migrations up to this one. */
async function folderAsOf(
  last: string,
): Promise<{ readonly dataFolder: string; readonly file: string }> {
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
  if (last >= "0010") {
    // As it is made together with every account since then.
    connection.database.exec(`insert into "presentity" ("address", "owner", "createdAt")
      values ('${presentityOf(ada)}', '${ada}', '${noon}')`);
  }
  connection.database.close();
  return { dataFolder: folder, file };
}

describe("an upgrade", () => {
  it.each(Object.keys(serviceMigrations).slice(0, -1))(
    "from %s keeps the accounts, and they have presence",
    { timeout: 30_000 },
    async (last) => {
      const { dataFolder } = await folderAsOf(last);
      const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
      const storage = await openSqliteStorage({ dataFolder, ...nobodyHears });
      const { presence, accounts, buddies, ledger } = storage.repositories;
      expect(await accounts.profiles([ada])).toMatchObject([{ displayName: "Ada" }]);
      expect(await presence.load([ada])).toMatchObject([
        { presentities: [{ address: presentityOf(ada), createdAt: noon, view: null }] },
      ]);
      expect(await buddies.list(ada)).toEqual([]);
      expect(await ledger.read(presentityOf(ada), SPAN)).toEqual({
        rows: [],
        anonymous: [],
        light: [],
      });
      await storage.close();
    },
  );

  it("keeps what was decided about people", { timeout: 30_000 }, async () => {
    const { dataFolder } = await folderAsOf("0006-status-details");
    const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
    const storage = await openSqliteStorage({ dataFolder, ...nobodyHears });
    const { accessRules } = storage.repositories;
    const rules = await accessRules.list(presentityOf(ada));
    const grant = plainGrant({ kind: "person", person: bob }, "polite-block");
    expect(rules).toEqual([{ ...grant, id: "rule1", decidedAt: noon }]);
    expect(
      (await accessRules.about([presentityOf(ada)], bob)).get(presentityOf(ada))?.rules,
    ).toEqual(rules);
    await storage.close();
  });

  it("keeps everything of the one presentity that everybody had", { timeout: 30_000 }, async () => {
    const { file, dataFolder } = await folderAsOf("0009-access-due");
    fill(file);
    const nobodyHears = { onDidRunSlowly: () => {}, onDidStop: () => {} };
    const storage = await openSqliteStorage({ dataFolder, ...nobodyHears });
    const { presence, buddies, ledger, subscriptions, accessRules } = storage.repositories;
    const first = presentityOf(ada);
    const [stored] = await presence.load([ada]);
    expect(stored?.presentities).toMatchObject([
      { address: first, setting: { choice: "busy", note: "deep in thought" } },
    ]);
    expect(await presence.live()).toMatchObject({ principals: [ada] });
    expect(await buddies.list(ada)).toMatchObject([{ presentity: presentityOf(bob), name: "Bob" }]);
    expect(await accessRules.about([first], bob).then((found) => found.get(first))).toMatchObject({
      groups: new Set(["Choir"]),
    });
    expect(await subscriptions.ofWatcher(bob)).toMatchObject([
      { subscription: { presentity: first, state: "active" } },
    ]);
    const { rows, light } = await ledger.read(first, SPAN);
    expect(rows).toMatchObject([{ watcher: bob, fetchCount: 3, stays: [{ from: noon }] }]);
    expect(light).toMatchObject([{ from: noon, brightness: "lit" }]);
    await storage.close();
  });
});

/** Everything that was kept under the name of its owner. */
function fill(file: string): void {
  const { database } = openForWriting({ file });
  database.exec(`
    insert into "account" ("id", "name", "skeleton", "principal", "displayName", "passwordHash", "createdAt")
      values ('2', 'bob', 'bob', '${bob}', 'Bob', 'none', '${noon}');
    insert into "statusSetting" ("principal", "choice", "note", "until", "thenChoice", "thenNote", "setAt")
      values ('${ada}', 'busy', 'deep in thought', '2099-01-01T00:00:00.000Z', 'available', '', '${noon}');
    insert into "buddy" values ('${ada}', '${bob}', 'Bob', '["Choir"]', '${noon}');
    insert into "subscription" ("presentity", "watcher", "id", "state", "event", "createdAt", "stateSince")
      values ('${ada}', '${bob}', '11111111-1111-4111-8111-111111111111', 'active', 'approved', '${noon}', '${noon}');
    insert into "watcherEntry" values ('${ada}', '${bob}', 'password', '${noon}', '${noon}', '${noon}', 'full');
    insert into "watcherDay" values ('${ada}', '${bob}', '2026-01-01', 3, 0, 0, 0, 1, 0, 0);
    insert into "stay" values ('${ada}', '${bob}', '${noon}', null, 'full');
    insert into "lightInterval" values ('${ada}', '${noon}', null, 'lit');`);
  database.close();
}
