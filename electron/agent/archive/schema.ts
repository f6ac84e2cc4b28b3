import type { Generated } from "kysely";
import type { ReceiptState } from "../../../shared/contract/message.ts";

/** One message as the archive keeps it. Timestamps are ISO text, booleans 0 or 1. */
export interface MessageTable {
  readonly key: Generated<number>;
  readonly peer: string;
  readonly isOwn: number;
  readonly id: string;
  readonly type: string;
  readonly text: string;
  /** As its sender claimed it; what a repeated send has to say again. */
  readonly sentAt: string;
  /** By the service's clock, as nearly as is known. */
  readonly at: string;
  /**
   * Order within the conversation: the sequence in the inbox, so that all devices agree; see
   * `operations/position.ts` for those that have none yet.
   */
  readonly position: number;
  readonly isPlaced: number;
  /** `delivered` and `displayed` are not stored: they follow from the conversation's receipts. */
  readonly state: "sending" | "stored" | "failed" | "received";
  /** Whether a send may have reached the service, so that taking it back is no longer possible. */
  readonly isAttempted: number;
  readonly failure: string | null;
}

/** What is kept per peer, so that a summary never counts messages. */
export interface ConversationTable {
  readonly peer: string;
  readonly draft: string;
  readonly unreadCount: number;
  readonly failedCount: number;
  /** Position through which everything incoming was displayed on some device of this account. */
  readonly readThrough: number;
  /** How much of that the service knows. */
  readonly reportedThrough: number;
  /** Positions of one's own messages through which the peer's receipts reach. */
  readonly deliveredThrough: number;
  readonly displayedThrough: number;
}

/** A receipt that moved forward how far the peer's receipts reach. */
export interface ReceiptTable {
  readonly peer: string;
  readonly state: ReceiptState;
  /** Position of one's own message that it is about; it covers all earlier ones too. */
  readonly through: number;
  /** By the service's clock; null where that was not kept yet. */
  readonly at: string | null;
}

/** How far this archive has followed the inbox. One row. */
export interface InboxTable {
  readonly id: number;
  readonly cursor: number;
  /** Added to a sequence to get a position; not zero once an inbox began anew under the same address. */
  readonly offset: number;
}

export interface BuddyTable {
  readonly presentity: string;
  readonly name: string;
  /** JSON array of strings. */
  readonly groups: string;
  readonly addedAt: string;
  readonly displayName: string;
  /** JSON, as the contract has them. */
  readonly subscription: string | null;
  readonly document: string | null;
  readonly asOf: string | null;
}

/** Small things by name, as JSON: the status, rules and requests as they were last known. */
export interface KeptTable {
  readonly name: string;
  readonly value: string;
}

export interface ArchiveSchema {
  readonly message: MessageTable;
  readonly conversation: ConversationTable;
  readonly receipt: ReceiptTable;
  readonly inbox: InboxTable;
  readonly buddy: BuddyTable;
  readonly kept: KeptTable;
}
