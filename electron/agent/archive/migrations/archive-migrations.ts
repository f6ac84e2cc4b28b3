import type { Migrations } from "../../../database/migrate.ts";
import { messagesMigration } from "./0001-messages.ts";
import { buddiesMigration } from "./0002-buddies.ts";
import { receiptsMigration } from "./0003-receipts.ts";

/** Forward only; an applied name is never changed nor reused. */
export const archiveMigrations: Migrations = {
  "0001-messages": messagesMigration,
  "0002-buddies": buddiesMigration,
  "0003-receipts": receiptsMigration,
};
