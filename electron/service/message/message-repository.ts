import type { DeviceId } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type {
  InboxItem,
  InstantMessage,
  MessageId,
  ReceiptState,
} from "../../../shared/contract/message.ts";

/** A message as its sender's session hands it over; inboxes are named by their principal. */
export interface MessageDraft {
  readonly sender: PrincipalAddress;
  readonly recipient: PrincipalAddress;
  readonly message: InstantMessage;
}

export interface Appended {
  /** When it was stored the first time. */
  readonly storedAt: string;
  /** Its place in the sender's inbox, as their copy; null for a repeat. */
  readonly sent: number | null;
  /** Its place in the recipient's inbox; null where nothing was put there. */
  readonly received: number | null;
}

/** Whose messages, and who has got them. */
export interface ReceiptPair {
  readonly owner: PrincipalAddress;
  readonly sender: PrincipalAddress;
}

export interface WrittenReceipt extends ReceiptPair {
  /** Its place in the sender's inbox. */
  readonly sequence: number;
  readonly messageId: MessageId;
  readonly state: ReceiptState;
}

export interface IgnoredCount {
  readonly sender: PrincipalAddress;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** INSTANT INBOXes as they are kept. What resolved is on the disk, in the order of the calls. */
export interface MessageRepository {
  /**
   * Idempotent by (sender, id); `message-id-reused` for other content under a used id,
   * `address-unknown` where there is no such inbox. `isIgnored`: acknowledged like any other, counted,
   * and kept from the recipient.
   */
  append(draft: MessageDraft, isIgnored: boolean): Promise<Appended>;
  /** When this very message was stored, or null; `message-id-reused` as above. */
  findStored(draft: MessageDraft): Promise<string | null>;
  fetch(page: {
    readonly inbox: PrincipalAddress;
    readonly after: number;
    readonly limit: number;
  }): Promise<{ readonly items: InboxItem[]; readonly last: number }>;
  /** Null when the device's token is void. */
  position(
    inbox: PrincipalAddress,
    device: DeviceId,
  ): Promise<{ readonly last: number; readonly cursor: number } | null>;
  /**
   * Moves the device's cursor forward. Resolves to the senders some of whose messages have now reached
   * a person (`isPerson`) for the first time. `invalid-request` beyond the last item.
   */
  acknowledge(acknowledgement: {
    readonly inbox: PrincipalAddress;
    readonly device: DeviceId;
    readonly through: number;
    readonly isPerson: boolean;
  }): Promise<PrincipalAddress[]>;
  /**
   * The place of the marker in the owner's inbox; null when that much was displayed before. Unless
   * `isSeen`, the sender is never told that it was displayed, only that it was delivered.
   */
  markDisplayed(pair: ReceiptPair, through: MessageId, isSeen: boolean): Promise<number | null>;
  /** Tells each sender what they have not been told yet: nothing, one receipt, or two. */
  tellReceipts(pairs: readonly ReceiptPair[], at: string): Promise<WrittenReceipt[]>;
  /** Senders who have not been told everything. */
  owedReceipts(owner: PrincipalAddress): Promise<PrincipalAddress[]>;
  countIgnored(owner: PrincipalAddress): Promise<IgnoredCount[]>;
}
