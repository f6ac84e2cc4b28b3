import type { Generated } from "kysely";

export interface MessageTables {
  readonly inbox: InboxTable;
  readonly message: MessageTable;
  readonly inboxItem: InboxItemTable;
  readonly inboxCursor: InboxCursorTable;
  readonly conversation: ConversationTable;
  readonly ignoredMessages: IgnoredMessagesTable;
}

/** Inboxes are named by their PRINCIPAL in here; `im:` is put in front of it on the way out. */
interface InboxTable {
  readonly principal: string;
  /** The sequence of its newest item; 0 while it is empty. */
  readonly last: number;
  /** Up to which item some device that is no script has everything. */
  readonly delivered: number;
}

interface MessageTable {
  /** Order of arrival at the service. */
  readonly number: Generated<number>;
  readonly sender: string;
  readonly id: string;
  readonly recipient: string;
  readonly type: string;
  readonly text: string;
  readonly sentAt: string;
  readonly storedAt: string;
}

interface InboxItemTable {
  readonly inbox: string;
  readonly sequence: number;
  /** `sent` is the copy of one's own, also of a note to oneself. */
  readonly kind: "incoming" | "sent" | "receipt" | "displayed";
  /** The number of the message it is, or of the last one it is about. */
  readonly message: number;
  /** Who it came from, went to, or is about. */
  readonly peer: string;
  /** Of a receipt only. */
  readonly state: "delivered" | "displayed" | null;
  readonly at: string | null;
}

interface InboxCursorTable {
  readonly deviceId: string;
  readonly through: number;
}

/**
 * How far one inbox has come with what one peer sent, as message numbers; 0 for nothing yet.
 * What is `told` was put into a receipt; it lags behind where the peer may not know.
 */
interface ConversationTable {
  readonly inbox: string;
  readonly peer: string;
  readonly delivered: number;
  readonly displayed: number;
  readonly toldDelivered: number;
  readonly toldDisplayed: number;
}

/** How many messages of a quietly ignored sender were acknowledged and thrown away. */
interface IgnoredMessagesTable {
  readonly inbox: string;
  readonly sender: string;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}
