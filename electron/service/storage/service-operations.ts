import { accessOperations } from "./operations/access-operations.ts";
import { accountOperations } from "./operations/account-operations.ts";
import { anonymousOperations } from "./operations/anonymous-operations.ts";
import { buddyOperations } from "./operations/buddy-operations.ts";
import { deviceOperations } from "./operations/device-operations.ts";
import { inboxOperations } from "./operations/inbox-operations.ts";
import { ledgerForgettingOperations } from "./operations/ledger-forgetting.ts";
import { readerOperations } from "./operations/reader-operations.ts";
import { ledgerOperations } from "./operations/ledger-operations.ts";
import { messageOperations } from "./operations/message-operations.ts";
import { practiceOperations } from "./operations/practice-operations.ts";
import { presenceOperations } from "./operations/presence-operations.ts";
import { presentityOperations } from "./operations/presentity-operations.ts";
import { receiptOperations } from "./operations/receipt-operations.ts";
import { subscriptionOperations } from "./operations/subscription-operations.ts";
import { visibilityOperations } from "./operations/visibility-operations.ts";

/** Everything the database can be asked to do, by name. */
export const serviceOperations = {
  ...accountOperations,
  ...deviceOperations,
  ...messageOperations,
  ...inboxOperations,
  ...receiptOperations,
  ...presenceOperations,
  ...presentityOperations,
  ...accessOperations,
  ...subscriptionOperations,
  ...ledgerOperations,
  ...readerOperations,
  ...ledgerForgettingOperations,
  ...buddyOperations,
  ...practiceOperations,
  ...visibilityOperations,
  ...anonymousOperations,
};
export type ServiceOperations = typeof serviceOperations;
