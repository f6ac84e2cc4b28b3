import type { AccountTables } from "./tables/account-tables.ts";
import type { MessageTables } from "./tables/message-tables.ts";

/** Every table of the service. An operation names the groups it touches, seldom the whole. */
export interface ServiceSchema extends AccountTables, MessageTables {}
