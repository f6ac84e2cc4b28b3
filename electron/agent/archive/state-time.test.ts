import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { Kysely } from "kysely";
import { describe, expect, it } from "vitest";
import { migrate } from "../../database/migrate.ts";
import { createNodeSqliteDialect } from "../../database/node-sqlite-dialect.ts";
import { openForWriting } from "../../database/open-sqlite-file.ts";
import { InboxAddress } from "../../../shared/contract/address.ts";
import { InboxItem, type MessageId } from "../../../shared/contract/message.ts";
import {
  ada,
  aMessageItem,
  anId,
  anOutgoing,
  anOwnItem,
  aReceiptItem,
  atMinute,
  bob,
} from "../testing/messages.fixture.ts";
import { silentLog } from "../testing/silent-log.fixture.ts";
import { archiveWorkerUrl, makeFolder, openTestArchive } from "../testing/test-archive.fixture.ts";
import { messagesMigration } from "./migrations/0001-messages.ts";
import { buddiesMigration } from "./migrations/0002-buddies.ts";
import { type Archive, openArchive } from "./open-archive.ts";

const apply = (archive: Archive, ...items: readonly InboxItem[]) =>
  archive.run("inbox:apply", { own: ada, items });

async function statesOf(archive: Archive) {
  const page = await archive.run("conversation:read", { peer: bob, before: null, limit: 200 });
  return page.messages.map(({ state, stateAt }) => [state, stateAt]);
}

describe("when a message came into its state", { timeout: 30_000 }, () => {
  it("is the time of the receipt that covered it first, and not of a later one", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId(), anId(), anId()] as const;
    await apply(test.archive, ...ids.map((id, place) => anOwnItem(place + 1, id)));
    await apply(test.archive, aReceiptItem(5, ids[1], "displayed", 5));
    await apply(test.archive, aReceiptItem(6, ids[2], "displayed", 9));
    expect(await statesOf(test.archive)).toEqual([
      ["displayed", atMinute(5)],
      ["displayed", atMinute(5)],
      ["displayed", atMinute(9)],
      ["stored", atMinute(0)],
    ]);
  });

  it("is of the state it has: displayed where it was delivered before", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId(), anId()] as const;
    await apply(test.archive, ...ids.map((id, place) => anOwnItem(place + 1, id)));
    await apply(test.archive, aReceiptItem(4, ids[1], "delivered", 1));
    await apply(test.archive, aReceiptItem(5, ids[0], "displayed", 2));
    await apply(test.archive, aReceiptItem(6, ids[2], "delivered", 3));
    expect(await statesOf(test.archive)).toEqual([
      ["displayed", atMinute(2)],
      ["delivered", atMinute(1)],
      ["delivered", atMinute(3)],
    ]);
  });

  it("does not change with a receipt that moves nothing forward", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId()] as const;
    await apply(test.archive, ...ids.map((id, place) => anOwnItem(place + 1, id)));
    await apply(test.archive, aReceiptItem(3, ids[1], "displayed", 1));
    await apply(
      test.archive,
      aReceiptItem(4, ids[1], "displayed", 2),
      aReceiptItem(5, ids[0], "displayed", 3),
      aReceiptItem(6, ids[0], "delivered", 4),
    );
    expect(await statesOf(test.archive)).toEqual([
      ["displayed", atMinute(1)],
      ["displayed", atMinute(1)],
    ]);
  });

  it("is told with every change, and with what the list of conversations shows", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId()] as const;
    await apply(test.archive, ...ids.map((id, place) => anOwnItem(place + 1, id)));
    const { change } = await apply(test.archive, aReceiptItem(3, ids[1], "delivered", 7));
    expect(change.messages.map(({ stateAt }) => stateAt)).toEqual([atMinute(7), atMinute(7)]);
    const listed = await test.archive.run("conversation:list", 10);
    const lasts = [change.conversations[0]?.last?.stateAt, listed[0]?.last?.stateAt];
    expect(lasts).toEqual([atMinute(7), atMinute(7)]);
  });

  it("is the service's for what it stored, and the attempt's for what is being sent", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    const message = anOutgoing({ at: atMinute(1) });
    const added = await archive.run("outbox:add", message);
    const storedAt = atMinute(2);
    const stored = await archive.run("outbox:stored", [{ id: message.id, storedAt }]);
    const changes = [added, stored].map(({ messages }) => messages[0]?.stateAt);
    expect(changes).toEqual([atMinute(1), atMinute(2)]);
  });

  it("is not known of a failure, nor of what others sent", async () => {
    await using test = await openTestArchive();
    const { archive } = test;
    await apply(archive, aMessageItem(1));
    const message = anOutgoing();
    await archive.run("outbox:add", message);
    await archive.run("outbox:failed", { id: message.id, code: "declined" });
    expect(await statesOf(archive)).toEqual([
      ["received", null],
      ["failed", null],
    ]);
  });

  it("is not kept of a delivery that nobody can ask for any more", async () => {
    await using test = await openTestArchive();
    const ids = [anId(), anId(), anId()] as const;
    await apply(test.archive, ...ids.map((id, place) => anOwnItem(place + 1, id)));
    const delivered = ids.map((id, place) => aReceiptItem(4 + place, id, "delivered"));
    await apply(test.archive, ...delivered, aReceiptItem(7, ids[1], "displayed"));
    using reader = new DatabaseSync(test.file, { readOnly: true });
    const rows = reader.prepare("select state, through from receipt").all();
    expect(rows.map(({ state, through }) => [state, through])).toEqual([
      ["delivered", 3],
      ["displayed", 2],
    ]);
  });

  it("is kept per person", async () => {
    await using test = await openTestArchive();
    const [toBob, toBobAgain] = [anId(), anId()];
    await apply(test.archive, anOwnItem(1, toBob), anOwnItem(2, toBobAgain));
    const carol = InboxAddress.parse("im:carol@home");
    const id = anId();
    const toCarol = aMessageItem(3, { id, sender: ada, recipient: carol });
    const seen = InboxItem.parse({ ...aReceiptItem(4, id, "displayed", 8), peer: carol });
    await apply(test.archive, toCarol, seen, aReceiptItem(5, toBob, "displayed", 9));
    expect(await statesOf(test.archive)).toEqual([
      ["displayed", atMinute(9)],
      ["stored", atMinute(0)],
    ]);
  });
});

describe("an archive of the version before", { timeout: 30_000 }, () => {
  it("does not know when what it had was delivered or displayed, and does of what follows", async () => {
    using folder = makeFolder();
    const file = join(folder.path, "archive.sqlite");
    const ids = [anId(), anId(), anId()] as const;
    await makeOldArchive(file, ids);
    const archive = await openArchive({ file, workerUrl: archiveWorkerUrl, log: silentLog });
    expect(await statesOf(archive)).toEqual([
      ["displayed", null],
      ["delivered", null],
      ["stored", atMinute(0)],
    ]);
    await apply(archive, aReceiptItem(4, ids[2], "displayed", 6));
    expect(await statesOf(archive)).toEqual([
      ["displayed", null],
      ["displayed", atMinute(6)],
      ["displayed", atMinute(6)],
    ]);
    await archive.close();
  });
});

/** Three messages of one's own: the first was displayed, the second delivered, the third stored. */
async function makeOldArchive(file: string, ids: readonly MessageId[]): Promise<void> {
  const connection = openForWriting({ file });
  const db = new Kysely<unknown>({ dialect: createNodeSqliteDialect(connection) });
  const migrations = { "0001-messages": messagesMigration, "0002-buddies": buddiesMigration };
  await migrate({ db, file, migrations });
  connection.database.close();
  using old = new DatabaseSync(file);
  const insert = old.prepare(`insert into message (peer, "isOwn", id, type, text, "sentAt", at,
    position, "isPlaced", state, "isAttempted") values (?, 1, ?, 'text/plain', 'x', ?, ?, ?, 1, 'stored', 1)`);
  for (const [place, id] of ids.entries()) {
    insert.run(bob, id, atMinute(0), atMinute(0), place + 1);
  }
  old
    .prepare(
      `insert into conversation (peer, "deliveredThrough", "displayedThrough") values (?, 2, 1)`,
    )
    .run(bob);
  old.exec("update inbox set cursor = 3");
}
