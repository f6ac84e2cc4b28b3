import type { AccountDirectory } from "./account/account-directory.ts";
import type { Foundation } from "./foundation.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import type { Audience } from "./presence/audience.ts";
import type { Presentities } from "./presence/presentities.ts";
import type { Sights } from "./presence/sight.ts";
import { createChoosing } from "./presentity/choosing.ts";
import { presentityHandlers } from "./presentity/handlers.ts";
import { createOwning } from "./presentity/owning.ts";
import { createListPresentities } from "./presentity/presentity-lists.ts";
import { createRemoving, type RemovingDeps } from "./presentity/removing.ts";
import { createTellPresentities } from "./presentity/tell-presentities.ts";
import { createWhichPresentity } from "./presentity/which-presentity.ts";
import type { Ledger } from "./watcher/ledger.ts";

export interface PresentitiesFoundation extends Foundation {
  readonly accounts: AccountDirectory;
  readonly presentities: Presentities;
  readonly sights: Sights;
  readonly audience: Audience;
  readonly ledger: Ledger;
  readonly forgetRules: RemovingDeps["forgetRules"];
}

/** What principals do with their presentities: make them, choose for them, take them away. */
export function composePresentities(foundation: PresentitiesFoundation) {
  const { presentities, repositories, clock } = foundation;
  const deps = { ...foundation, repository: repositories.presentities };
  const which = createWhichPresentity(presentities);
  const list = createListPresentities(deps);
  const owning = createOwning({
    ...deps,
    which,
    remove: createRemoving(deps),
    tell: createTellPresentities({ ...deps, list }),
    owners: createKeyedQueue(),
  });
  return {
    which,
    choose: createChoosing({ ...deps, which }),
    handlers: presentityHandlers({ owning, list, clock }),
  };
}
