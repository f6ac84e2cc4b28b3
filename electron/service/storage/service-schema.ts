import type { AccountTables } from "./tables/account-tables.ts";
import type { BuddyTables } from "./tables/buddy-tables.ts";
import type { MessageTables } from "./tables/message-tables.ts";
import type { PresenceTables } from "./tables/presence-tables.ts";
import type { VisibilityTables } from "./tables/visibility-tables.ts";
import type { WatcherTables } from "./tables/watcher-tables.ts";

/** Every table of the service. An operation names the groups it touches, seldom the whole. */
export interface ServiceSchema
  extends
    AccountTables,
    MessageTables,
    PresenceTables,
    WatcherTables,
    BuddyTables,
    VisibilityTables {}
