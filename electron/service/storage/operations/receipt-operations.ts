import type { Kysely } from "kysely";
import type { ReceiptState } from "../../../../shared/contract/message.ts";
import { AppError } from "../../../../shared/result/app-error.ts";
import { operationsOver } from "../../../database/operation.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { MessageTables } from "../tables/message-tables.ts";
import { appendItem } from "./append-item.ts";
import { advanceConversation, readConversation, writeConversation } from "./conversation-row.ts";

type Tables = MessageTables;

const { read, write } = operationsOver<Tables>();

export interface DisplayedMessage {
  readonly inbox: string;
  readonly peer: string;
  /** The id of one of the peer's messages. */
  readonly through: string;
  /** Whether the peer sees that somebody is there. */
  readonly isSeen: boolean;
}

/** Whose messages, and who has got them. */
export interface ReceiptPair {
  readonly inbox: string;
  readonly peer: string;
}

/** A receipt as it was put into the inbox of the messages' sender. */
export interface WrittenReceipt extends ReceiptPair {
  readonly sequence: number;
  readonly messageId: string;
  readonly state: ReceiptState;
}

const findNumber = prepareQuery(
  (db: Kysely<Tables>, param: Param<Omit<DisplayedMessage, "isSeen">>) =>
    db
      .selectFrom("message")
      .select("number")
      .where("sender", "=", param("peer"))
      .where("id", "=", param("through"))
      .where("recipient", "=", param("inbox")),
);

const findId = prepareQuery((db: Kysely<Tables>, param: Param<{ readonly number: number }>) =>
  db.selectFrom("message").select("id").where("number", "=", param("number")),
);

export const receiptOperations = {
  /** The place of the marker in one's own inbox; null when that much had been displayed before. */
  "message:mark-displayed": write(
    async (db, displayed: DisplayedMessage): Promise<number | null> => {
      const { inbox, peer, through, isSeen } = displayed;
      const message = await findNumber.first(db, { inbox, peer, through });
      if (message === undefined) {
        throw new AppError("message-unknown", "this peer never sent such a message here");
      }
      const progress = { inbox, peer, delivered: 0, displayed: message.number };
      if (!(await advanceConversation(db, progress))) return null;
      if (!isSeen) await withholdDisplayed(db, displayed);
      const item = { inbox, peer, kind: "displayed", message: message.number } as const;
      return (await appendItem(db, { ...item, state: null, at: null })) ?? null;
    },
  ),
  /** Writes what each pair's sender has not been told yet: nothing, one receipt, or two. */
  "receipt:tell": write(
    async (
      db,
      { pairs, at }: { readonly pairs: readonly ReceiptPair[]; readonly at: string },
    ): Promise<WrittenReceipt[]> => {
      const written: WrittenReceipt[] = [];
      for (const pair of pairs) written.push(...(await tell(db, pair, at)));
      return written;
    },
  ),
  /** Peers who have not been told everything, because they were not allowed to know. */
  "receipt:owed": read(async (db, inbox: string): Promise<string[]> => {
    const rows = await db
      .selectFrom("conversation")
      .select("peer")
      .where("inbox", "=", inbox)
      .where((where) =>
        where.or([
          where("delivered", ">", where.ref("toldDelivered")),
          where("displayed", ">", where.ref("toldDisplayed")),
        ]),
      )
      .execute();
    return rows.map(({ peer }) => peer);
  }),
};

/** Told later, it would say that somebody was there who did not want to be seen. */
async function withholdDisplayed(db: Kysely<Tables>, pair: ReceiptPair): Promise<void> {
  const row = await readConversation(db, pair);
  await writeConversation(db, { ...row, toldDisplayed: row.displayed });
}

async function tell(db: Kysely<Tables>, pair: ReceiptPair, at: string): Promise<WrittenReceipt[]> {
  const row = await readConversation(db, pair);
  const { delivered, displayed } = row;
  const isDisplayedNews = displayed > row.toldDisplayed;
  // A displayed message has been delivered, so one receipt says both.
  const isDeliveredNews = delivered > Math.max(row.toldDelivered, isDisplayedNews ? displayed : 0);
  if (!isDeliveredNews && !isDisplayedNews) return [];
  await writeConversation(db, { ...row, toldDelivered: delivered, toldDisplayed: displayed });
  const written: WrittenReceipt[] = [];
  if (isDisplayedNews)
    written.push(
      ...(await writeReceipt(db, { ...pair, number: displayed, state: "displayed", at })),
    );
  if (isDeliveredNews)
    written.push(
      ...(await writeReceipt(db, { ...pair, number: delivered, state: "delivered", at })),
    );
  return written;
}

async function writeReceipt(
  db: Kysely<Tables>,
  receipt: ReceiptPair & {
    readonly number: number;
    readonly state: ReceiptState;
    readonly at: string;
  },
): Promise<WrittenReceipt[]> {
  const { inbox, peer, number, state, at } = receipt;
  const message = await findId.first(db, { number });
  const item = { inbox: peer, peer: inbox, kind: "receipt", message: number, state, at } as const;
  const sequence = await appendItem(db, item);
  if (message === undefined || sequence === undefined) return [];
  return [{ inbox, peer, sequence, messageId: message.id, state }];
}
