import { accountOperations } from "./operations/account-operations.ts";
import { deviceOperations } from "./operations/device-operations.ts";
import { inboxOperations } from "./operations/inbox-operations.ts";
import { messageOperations } from "./operations/message-operations.ts";
import { receiptOperations } from "./operations/receipt-operations.ts";

/** Everything the database can be asked to do, by name. */
export const serviceOperations = {
  ...accountOperations,
  ...deviceOperations,
  ...messageOperations,
  ...inboxOperations,
  ...receiptOperations,
};
export type ServiceOperations = typeof serviceOperations;
