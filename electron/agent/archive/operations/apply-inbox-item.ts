import type { Kysely } from "kysely";
import type { InboxAddress } from "../../../../shared/contract/address.ts";
import type { InboxItem, InstantMessage } from "../../../../shared/contract/message.ts";
import { type Param, prepareQuery } from "../../../database/prepared-query.ts";
import type { ArchiveSchema } from "../schema.ts";
import { findMessage, insertMessage, type MessageRow } from "./archived-message.ts";
import { countFailed, countUnread, ensureConversation } from "./conversation-rows.ts";
import { markReadThrough } from "./read-marker.ts";
import { keepReceipt } from "./receipt-rows.ts";

/** Filled while items are applied: what windows have to hear of, and what has to move out of the way. */
export interface Touched {
  readonly keys: Set<number>;
  readonly peers: Set<string>;
  /** Per peer, where the last of one's own waiting messages was placed. */
  readonly placed: Map<string, number>;
}

export interface ItemToApply {
  readonly item: InboxItem;
  readonly own: InboxAddress;
  readonly offset: number;
  readonly touched: Touched;
}

type Db = Kysely<ArchiveSchema>;
type ItemOf<Field extends string> = Extract<InboxItem, Readonly<Record<Field, unknown>>>;

/** Gives one entry of the inbox its effect. A kind that this build does not know has none. */
export async function applyItem(db: Db, { item, ...applying }: ItemToApply): Promise<void> {
  if ("message" in item) return applyMessage(db, { ...applying, item });
  if ("state" in item) return applyReceipt(db, { ...applying, item });
  if ("through" in item) return applyDisplayed(db, { ...applying, item });
}

type Applying<Item> = Omit<ItemToApply, "item"> & { readonly item: Item };

async function applyMessage(
  db: Db,
  { item, own, offset, touched }: Applying<ItemOf<"message">>,
): Promise<void> {
  const { message } = item;
  const isOwn = message.sender === own;
  const peer = isOwn ? message.recipient : message.sender;
  const conversation = await ensureConversation(db, peer);
  const position = offset + item.sequence;
  const inserted = await insertMessage.first(db, {
    ...fieldsOf(message),
    peer,
    isOwn: isOwn ? 1 : 0,
    position,
    isPlaced: 1,
    state: isOwn ? "stored" : "received",
    isAttempted: 1,
    failure: null,
  });
  touched.peers.add(peer);
  if (inserted === undefined) return placeKnown(db, { message, isOwn, peer, position, touched });
  touched.keys.add(inserted.key);
  if (!isOwn && position > conversation.readThrough) await countUnread(db, peer);
}

function fieldsOf({ id, body, sentAt, storedAt }: InstantMessage) {
  return { id, type: body.type, text: body.text, sentAt, at: storedAt };
}

interface KnownMessage {
  readonly message: InstantMessage;
  readonly isOwn: boolean;
  readonly peer: string;
  readonly position: number;
  readonly touched: Touched;
}

const place = prepareQuery(
  (
    db: Db,
    param: Param<{ readonly key: number; readonly position: number; readonly at: string }>,
  ) =>
    db
      .updateTable("message")
      .set({
        position: param("position"),
        at: param("at"),
        isPlaced: 1,
        state: "stored",
        failure: null,
      })
      .where("key", "=", param("key")),
);

/** One's own message as the inbox orders it; whatever the acknowledgement was, it is stored. */
async function placeKnown(
  db: Db,
  { message, isOwn, peer, position, touched }: KnownMessage,
): Promise<void> {
  const row = await findMessage.first(db, { id: message.id, isOwn: isOwn ? 1 : 0, peer });
  if (row === undefined || row.isPlaced === 1) return;
  if (row.state === "failed") await countFailed(db, peer, -1);
  await place.run(db, { key: row.key, position, at: message.storedAt });
  touched.keys.add(row.key);
  touched.placed.set(peer, position);
}

const moveReceipts = prepareQuery(
  (
    db: Db,
    param: Param<{ readonly peer: string; readonly delivered: number; readonly displayed: number }>,
  ) =>
    db
      .updateTable("conversation")
      .set({ deliveredThrough: param("delivered"), displayedThrough: param("displayed") })
      .where("peer", "=", param("peer")),
);

const findOwnBetween = prepareQuery(
  (
    db: Db,
    param: Param<{ readonly peer: string; readonly after: number; readonly through: number }>,
  ) =>
    db
      .selectFrom("message")
      .select("key")
      .where("peer", "=", param("peer"))
      .where("position", ">", param("after"))
      .where("position", "<=", param("through"))
      .where("isOwn", "=", 1)
      .orderBy("position", "desc")
      // A window shows far fewer; one that scrolls back reads the others anew.
      .limit(1_000),
);

/** Covers all earlier messages to that peer; moves forward only. */
async function applyReceipt(db: Db, { item, touched }: Applying<ItemOf<"state">>): Promise<void> {
  const { peer, messageId, state, at } = item;
  const message = await findMessage.first(db, { id: messageId, isOwn: 1, peer });
  if (message === undefined || message.isPlaced === 0) return;
  const before = await ensureConversation(db, peer);
  const { position } = message;
  const displayed =
    state === "displayed" ? Math.max(before.displayedThrough, position) : before.displayedThrough;
  const delivered = Math.max(before.deliveredThrough, position);
  await moveReceipts.run(db, { peer, delivered, displayed });
  const after = state === "displayed" ? before.displayedThrough : before.deliveredThrough;
  if (position > after) await keepReceipt(db, { peer, state, through: position, at });
  const changed = await findOwnBetween.all(db, { peer, after, through: position });
  for (const { key } of changed) touched.keys.add(key);
  touched.peers.add(peer);
}

/** Another device of this account displayed it: read here as well, and known to the service. */
async function applyDisplayed(
  db: Db,
  { item, touched }: Applying<ItemOf<"through">>,
): Promise<void> {
  const { peer, through } = item;
  const message: MessageRow | undefined = await findMessage.first(db, {
    id: through,
    isOwn: 0,
    peer,
  });
  if (message === undefined) return;
  await markReadThrough(db, { peer, position: message.position });
  await db
    .updateTable("conversation")
    .set((eb) => ({ reportedThrough: eb.fn("max", ["reportedThrough", eb.val(message.position)]) }))
    .where("peer", "=", peer)
    .execute();
  touched.peers.add(peer);
}
