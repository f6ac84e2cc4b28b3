import type { ConversationMessage, ConversationSummary } from "../../shared/contract/bridge.ts";
import type { MessageId } from "../../shared/contract/message.ts";

/** What became of conversations, whichever user agent did it. */
export interface ConversationEvent {
  /** New or changed messages, whole. */
  readonly messages: readonly ConversationMessage[];
  readonly removed: readonly MessageId[];
  readonly conversations: readonly ConversationSummary[];
}
