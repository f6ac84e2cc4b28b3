import { accountOperations } from "./operations/account-operations.ts";
import { deviceOperations } from "./operations/device-operations.ts";
import { messageOperations } from "./operations/message-operations.ts";

/** Everything the database can be asked to do, by name. */
export const serviceOperations = {
  ...accountOperations,
  ...deviceOperations,
  ...messageOperations,
};
export type ServiceOperations = typeof serviceOperations;
