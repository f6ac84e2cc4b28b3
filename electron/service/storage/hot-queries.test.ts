import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../testing/start-service.fixture.ts";
import { openServiceDatabase } from "./service-database.ts";

let folder: string;
let database: DatabaseSync;
beforeAll(async () => {
  folder = temporaryFolder();
  await (await openServiceDatabase({ dataFolder: folder })).close();
  database = new DatabaseSync(join(folder, "porchlight.sqlite"));
}, 30_000);
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

// What runs for every message or connection must not get slower as history grows.
it.each([
  ["the repeat of a message", `select "text" from "message" where "sender" = ? and "id" = ?`],
  [
    "a page of an inbox",
    `select * from "inboxItem" join "message" on "message"."number" = "inboxItem"."message"
     where "inboxItem"."inbox" = ? and "inboxItem"."sequence" > ? order by "inboxItem"."sequence" limit ?`,
  ],
  [
    "whose messages have arrived",
    `select "peer", max("message") from "inboxItem"
     where "inbox" = ? and "sequence" > ? and "sequence" <= ? group by "peer"`,
  ],
  [
    "the device behind a token",
    `select * from "device" join "account" on "account"."id" = "device"."accountId" where "tokenHash" = ?`,
  ],
  [
    "the devices of an account",
    `select * from "device" where "accountId" = ? and "endedAt" is null`,
  ],
  ["the open invitations of an account", `select * from "invitation" where "createdBy" = ?`],
  [
    "the message that was displayed",
    `select "number" from "message" where "sender" = ? and "id" = ? and "recipient" = ?`,
  ],
  ["an account by its name", `select * from "account" where "name" = ?`],
  ["what a watcher holds", `select * from "subscription" where "watcher" = ? and "state" != ?`],
  ["one's own subscription", `select * from "subscription" where "id" = ? and "watcher" = ?`],
  [
    "who waits for an answer",
    `select * from "subscription" where "presentity" = ? and "state" in ('pending', 'waiting')
     order by "createdAt"`,
  ],
  [
    "what nobody answered",
    `select * from "subscription" where "state" = 'pending' and "stateSince" <= ?`,
  ],
  [
    "the rules that name a watcher, their domain or everybody",
    `select * from "accessRule" where "presentity" in (?, ?)
     and "kind" in ('person', 'domain', 'authenticated') and "subject" in (?, ?, '')`,
  ],
  [
    "the rules about groups",
    `select * from "accessRule" where "presentity" in (?, ?)
     and "kind" = 'group' and "subject" in (?, ?)`,
  ],
  [
    "the groups somebody is in",
    `select * from "buddy" where "owner" in (?, ?) and "presentity" = ?`,
  ],
  [
    "the rules about those who were ever here",
    `select * from "accessRule" where "presentity" = ? and "kind" = 'person'
     and "subject" in (select "watcher" from "watcherEntry" where "presentity" = ?)`,
  ],
  [
    "the rhythm of a watcher",
    `select sum("intervals") from "watcherDay" where "presentity" = ? and "watcher" = ?`,
  ],
  ["the looks of a day", `select * from "fetchMark" where "presentity" = ? and "at" >= ?`],
  [
    "an open stay",
    `select * from "stay" where "presentity" = ? and "watcher" = ? and "to" is null`,
  ],
  ["what a sender was told", `select * from "conversation" where "inbox" = ? and "peer" = ?`],
])("%s is found by an index", (_what, sql) => {
  const plan = database.prepare(`explain query plan ${sql}`).all();
  const steps = plan.map(({ detail }) => String(detail));
  expect(steps.filter((step) => step.startsWith("SCAN"))).toEqual([]);
  expect(steps.some((step) => step.startsWith("SEARCH"))).toBe(true);
});

it("keeps every table strict, so that no column holds what it does not say", () => {
  const tables = database
    .prepare("select name, strict from pragma_table_list where schema = 'main' and type = 'table'")
    .all();
  const loose = tables.filter(
    ({ name, strict }) => strict === 0 && !/^(sqlite|kysely)_/u.test(String(name)),
  );
  expect(loose).toEqual([]);
});
