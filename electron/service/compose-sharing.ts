import type { AccountDirectory } from "./account/account-directory.ts";
import type { Foundation } from "./foundation.ts";
import type { WriteBehind } from "./presence/write-behind.ts";
import type { Ledger } from "./watcher/ledger.ts";
import { createSharedReading, type IsVisibleTo } from "./watcher/shared-reading.ts";
import { createSharedSubscriptions } from "./watcher/shared-subscriptions.ts";
import { createSharing, type Sharing } from "./watcher/sharing.ts";

export interface SharingFoundation extends Foundation {
  readonly accounts: AccountDirectory;
  readonly ledger: Ledger;
  readonly writes: WriteBehind;
  readonly isVisibleTo: IsVisibleTo;
}

/** WATCHER INFORMATION for those whom its owner lets. */
export function composeSharing(foundation: SharingFoundation): Sharing {
  return createSharing({
    ...foundation,
    repository: foundation.repositories.readers,
    reading: createSharedReading(foundation),
    subscriptions: createSharedSubscriptions(),
  });
}
