import { holdLock } from "../../../database/hold-lock.ts";
import type { Storage, StorageOptions } from "../../storage-port.ts";
import { openServiceDatabase, type ServiceDatabase } from "../service-database.ts";
import { createSqliteAccessRuleRepository } from "./sqlite-access-rule-repository.ts";
import { createSqliteAccountRepository } from "./sqlite-account-repository.ts";
import { createSqliteBuddyRepository } from "./sqlite-buddy-repository.ts";
import { createSqliteLedgerRepository } from "./sqlite-ledger-repository.ts";
import { createSqliteMessageRepository } from "./sqlite-message-repository.ts";
import { createSqlitePracticeRepository } from "./sqlite-practice-repository.ts";
import { createSqlitePresenceRepository } from "./sqlite-presence-repository.ts";
import { createSqlitePresentityRepository } from "./sqlite-presentity-repository.ts";
import { createSqliteReaderRepository } from "./sqlite-reader-repository.ts";
import { createSqliteSubscriptionRepository } from "./sqlite-subscription-repository.ts";
import { createSqliteVisibilityRepository } from "./sqlite-visibility-repository.ts";

/**
 * Takes the data folder for this process and opens the database in it.
 *
 * Rejects, with nothing left behind, with one of the `storage-…` codes and a plain sentence.
 */
export async function openSqliteStorage(options: StorageOptions): Promise<Storage> {
  const lock = holdLock(options.dataFolder);
  try {
    const database = await openServiceDatabase(options);
    return {
      repositories: repositoriesOver(database),
      claimDomain: (domain) => database.run("service:claim-domain", domain),
      statistics: database.statistics,
      close: async () => {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function repositoriesOver(database: ServiceDatabase): Storage["repositories"] {
  return {
    accounts: createSqliteAccountRepository(database),
    messages: createSqliteMessageRepository(database),
    presence: createSqlitePresenceRepository(database),
    presentities: createSqlitePresentityRepository(database),
    subscriptions: createSqliteSubscriptionRepository(database),
    accessRules: createSqliteAccessRuleRepository(database),
    ledger: createSqliteLedgerRepository(database),
    readers: createSqliteReaderRepository(database),
    buddies: createSqliteBuddyRepository(database),
    practice: createSqlitePracticeRepository(database),
    visibility: createSqliteVisibilityRepository(database),
  };
}
