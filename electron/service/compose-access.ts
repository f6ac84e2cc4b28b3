import type { PresentityAddress } from "../../shared/contract/address.ts";
import type { AccountDirectory } from "./account/account-directory.ts";
import type { Foundation } from "./foundation.ts";
import { createKeyedQueue, type KeyedQueue } from "./keyed-queue.ts";
import type { Audience } from "./presence/audience.ts";
import type { Placing } from "./presence/placing.ts";
import type { Presentities } from "./presence/presentities.ts";
import { createTidying } from "./presence/tidying.ts";
import type { WriteBehind } from "./presence/write-behind.ts";
import { neededFilters } from "./rule/needed-filters.ts";
import type { AccessRules } from "./rule/access-rules.ts";
import { createAccessTimes } from "./rule/access-times.ts";
import { createComingSets } from "./rule/coming-sets.ts";
import { createDeciding } from "./rule/deciding.ts";
import { createEditing } from "./rule/editing.ts";
import { createMoving } from "./rule/moving.ts";
import { createPreview } from "./rule/preview.ts";
import { createRegrouping } from "./rule/regrouping.ts";
import { createRevisits, type Revisits } from "./rule/revisits.ts";
import { createTellRules } from "./rule/tell-rules.ts";
import { createVisiting } from "./rule/visiting.ts";
import { createSharing } from "./visibility/sharing.ts";
import type { VisibilityRules } from "./visibility/visibility-rules.ts";
import type { Ledger } from "./watcher/ledger.ts";
import type { WatchRequests } from "./watcher/watch-requests.ts";

export interface AccessFoundation extends Foundation {
  readonly accounts: AccountDirectory;
  readonly presentities: Presentities;
  readonly rules: AccessRules;
  readonly placing: Placing;
  readonly audience: Audience;
  readonly ledger: Ledger;
  readonly requests: WatchRequests;
  readonly writes: WriteBehind;
  readonly visibility: Pick<VisibilityRules, "identityFor">;
  readonly pairs: KeyedQueue;
  readonly onDidLetIn: (presentity: PresentityAddress) => void;
}

/** Everything that decides, and moves people when decisions change. */
export function composeAccess(foundation: AccessFoundation) {
  const { subscriptions, accessRules: repository } = foundation.repositories;
  const deps = { ...foundation, repository, subscriptions };
  const move = createMoving(deps);
  const visiting = createVisiting({ ...deps, move });
  const edits = createKeyedQueue();
  const revisits: Revisits = createRevisits({
    ...deps,
    visiting,
    noticeTime: (presentity) => times.notice(presentity),
  });
  const times = createAccessTimes({ ...deps, revisits, edits });
  const tellRules = createTellRules(deps);
  const tidy = createTidying({ ...foundation, repository: foundation.repositories.presence });
  return {
    sharing: createSharing({ ...deps, revisits, times, edits }),
    revisits,
    times,
    /** Runs when no rule of it is being changed, and forgets them all afterwards. */
    forgetRules: (presentity: PresentityAddress, write: () => Promise<void>) =>
      edits.run(presentity, async () => {
        await write();
        foundation.rules.forget(presentity);
        await times.reckon(presentity, foundation.clock.now());
      }),
    regroup: createRegrouping({ ...deps, revisits }),
    decide: createDeciding({ ...deps, revisits, move, tellRules }),
    preview: createPreview({ ...deps, revisits }),
    sets: createComingSets(),
    editing: createEditing({
      ...deps,
      revisits,
      times,
      tellRules,
      edits,
      tidy: async (presentity) =>
        tidy(presentity, neededFilters(await repository.watchers(presentity))),
    }),
  };
}
