import { buddyOperations } from "./operations/buddy-operations.ts";
import { conversationOperations } from "./operations/conversation-operations.ts";
import { inboxOperations } from "./operations/inbox-operations.ts";
import { outboxOperations } from "./operations/outbox-operations.ts";

/** Everything an archive can be asked to do. */
export const archiveOperations = {
  ...conversationOperations,
  ...outboxOperations,
  ...inboxOperations,
  ...buddyOperations,
};
