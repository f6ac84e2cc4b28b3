import type { Kysely } from "kysely";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { AccountTables } from "../tables/account-tables.ts";
import type { MessageTables } from "../tables/message-tables.ts";
import { advanceConversation } from "./conversation-row.ts";

type Tables = MessageTables & Pick<AccountTables, "device">;

const { read, write } = operationsOver<Tables>();

export interface InboxPage {
  readonly inbox: string;
  readonly after: number;
  readonly limit: number;
}

export interface Acknowledgement {
  readonly inbox: string;
  readonly deviceId: string;
  readonly through: number;
  /** Scripts read, but nothing is delivered to a person by that. */
  readonly isPerson: boolean;
}

const selectItems = prepareQuery((db: Kysely<Tables>, param: Param<InboxPage>) =>
  db
    .selectFrom("inboxItem")
    .innerJoin("message", "message.number", "inboxItem.message")
    .select([
      "inboxItem.sequence",
      "inboxItem.kind",
      "inboxItem.peer",
      "inboxItem.state",
      "inboxItem.at",
      "message.id",
      "message.sender",
      "message.recipient",
      "message.type",
      "message.text",
      "message.sentAt",
      "message.storedAt",
    ])
    .where("inboxItem.inbox", "=", param("inbox"))
    .where("inboxItem.sequence", ">", param("after"))
    .orderBy("inboxItem.sequence")
    .limit(param("limit")),
);

const selectInbox = prepareQuery((db: Kysely<Tables>, param: Param<{ readonly inbox: string }>) =>
  db.selectFrom("inbox").select(["last", "delivered"]).where("principal", "=", param("inbox")),
);

const moveCursor = prepareQuery((db: Kysely<Tables>, param: Param<Acknowledgement>) =>
  db
    .insertInto("inboxCursor")
    .values({ deviceId: param("deviceId"), through: param("through") })
    .onConflict((conflict) =>
      conflict
        .column("deviceId")
        .doUpdateSet((row) => ({ through: row.ref("excluded.through") }))
        .whereRef("excluded.through", ">", "inboxCursor.through"),
    ),
);

const newlyDelivered = prepareQuery(
  (
    db: Kysely<Tables>,
    param: Param<{ readonly inbox: string; readonly after: number; readonly through: number }>,
  ) =>
    db
      .selectFrom("inboxItem")
      .select(({ fn }) => ["peer", fn.max("message").as("number")])
      .where("inbox", "=", param("inbox"))
      .where("sequence", ">", param("after"))
      .where("sequence", "<=", param("through"))
      .where("kind", "=", "incoming")
      .groupBy("peer"),
);

const markDelivered = prepareQuery((db: Kysely<Tables>, param: Param<Acknowledgement>) =>
  db
    .updateTable("inbox")
    .set({ delivered: param("through") })
    .where("principal", "=", param("inbox")),
);

const selectPosition = prepareQuery(
  (db: Kysely<Tables>, param: Param<{ readonly inbox: string; readonly deviceId: string }>) =>
    db
      .selectFrom("device")
      .innerJoin("inbox", (join) => join.on("inbox.principal", "=", param("inbox")))
      .leftJoin("inboxCursor", "inboxCursor.deviceId", "device.id")
      .select(["inbox.last", "inboxCursor.through", "device.endReason"])
      .where("device.id", "=", param("deviceId")),
);

export const inboxOperations = {
  /** From one snapshot, so that `last` fits the items. */
  "inbox:fetch": read(async (db, page: InboxPage) => {
    const items = await selectItems.all(db, page);
    const inbox = await selectInbox.first(db, page);
    return { items, last: inbox?.last ?? 0 };
  }),
  /** Where a device stands; `undefined` when its token is void. */
  "inbox:position": read(
    async (db, device: { readonly inbox: string; readonly deviceId: string }) => {
      const row = await selectPosition.first(db, device);
      if (row === undefined || row.endReason !== null) return undefined;
      return { last: row.last, cursor: row.through ?? 0 };
    },
  ),
  /** Returns the peers some of whose messages have now reached a person for the first time. */
  "inbox:acknowledge": write(async (db, acknowledgement: Acknowledgement): Promise<string[]> => {
    const { inbox, through, isPerson } = acknowledgement;
    const position = await selectInbox.first(db, acknowledgement);
    if (position === undefined || through > position.last) {
      throw new AppError("invalid-request", "through: beyond the last item of the inbox");
    }
    await moveCursor.run(db, acknowledgement);
    if (!isPerson || through <= position.delivered) return [];
    const range = { inbox, after: position.delivered, through };
    const peers = await newlyDelivered.all(db, range);
    for (const { peer, number } of peers) {
      await advanceConversation(db, { inbox, peer, delivered: number, displayed: 0 });
    }
    await markDelivered.run(db, acknowledgement);
    return peers.map(({ peer }) => peer);
  }),
};
