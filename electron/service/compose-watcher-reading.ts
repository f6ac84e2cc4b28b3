import type { AccountDirectory } from "./account/account-directory.ts";
import type { Foundation } from "./foundation.ts";
import type { WriteBehind } from "./presence/write-behind.ts";
import type { Ledger } from "./watcher/ledger.ts";
import { createSharedReading, type IsVisibleTo } from "./watcher/shared-reading.ts";
import { createSharedSubscriptions } from "./watcher/shared-subscriptions.ts";
import { createWatcherReading, type WatcherReading } from "./watcher/watcher-reading.ts";

export interface ReadingFoundation extends Foundation {
  readonly accounts: AccountDirectory;
  readonly ledger: Ledger;
  readonly writes: WriteBehind;
  readonly isVisibleTo: IsVisibleTo;
}

/** WATCHER INFORMATION for those whom its owner lets. */
export function composeWatcherReading(foundation: ReadingFoundation): WatcherReading {
  return createWatcherReading({
    ...foundation,
    repository: foundation.repositories.readers,
    reading: createSharedReading(foundation),
    subscriptions: createSharedSubscriptions(),
  });
}
