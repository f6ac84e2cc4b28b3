import type { PrincipalAddress } from "../../shared/contract/address.ts";
import type { AccountDirectory } from "./account/account-directory.ts";
import { buddyHandlers } from "./buddy/handlers.ts";
import type { Foundation } from "./foundation.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import { createAudience } from "./presence/audience.ts";
import { createChurnLimit } from "./presence/churn-limit.ts";
import { createFetching } from "./presence/fetching.ts";
import { presenceHandlers } from "./presence/handlers.ts";
import { createMessageGate } from "./presence/message-gate.ts";
import { startNotifier } from "./presence/notifier.ts";
import { startPendingSweep } from "./presence/pending-sweep.ts";
import { createPlacing } from "./presence/placing.ts";
import { createPresencePage } from "./presence/presence-page.ts";
import { createPresentities } from "./presence/presentities.ts";
import { createSubscriptions } from "./presence/subscriptions.ts";
import { createWriteBehind } from "./presence/write-behind.ts";
import { createAccessRules } from "./rule/access-rules.ts";
import { createDeciding } from "./rule/deciding.ts";
import { accessHandlers } from "./rule/handlers.ts";
import { createSqliteAccessRuleRepository } from "./storage/sqlite/sqlite-access-rule-repository.ts";
import { createSqliteBuddyRepository } from "./storage/sqlite/sqlite-buddy-repository.ts";
import { createSqliteLedgerRepository } from "./storage/sqlite/sqlite-ledger-repository.ts";
import { createSqlitePresenceRepository } from "./storage/sqlite/sqlite-presence-repository.ts";
import { createSqliteSubscriptionRepository } from "./storage/sqlite/sqlite-subscription-repository.ts";
import { watcherHandlers } from "./watcher/handlers.ts";
import { createLedger } from "./watcher/ledger.ts";
import { createWatchRequests } from "./watcher/watch-requests.ts";

type PresenceFoundation = Foundation & { readonly accounts: AccountDirectory };

/** Presence, access, watchers and buddies: one room's decisions are what the next one shows. */
export function composePresence(foundation: PresenceFoundation) {
  const base = composeBase(foundation);
  const { presentities, rules, ledger, requests, subscriptions, deps } = base;
  const fetching = createFetching(deps);
  const decide = createDeciding({ ...deps, repository: base.accessRules });
  const buddies = createSqliteBuddyRepository(foundation.database);
  return {
    presentities,
    decide,
    handlers: {
      ...presenceHandlers({ ...deps, subscriptions, fetching }),
      ...accessHandlers({ repository: base.accessRules, decide }),
      ...watcherHandlers({ ledger, requests }),
      ...buddyHandlers({ ...deps, buddies, subscriptions }),
    },
    policy: createMessageGate({ presentities, rules, clock: foundation.clock }),
    readPage: createPresencePage(fetching, foundation.domain),
    start: base.start,
    stop: base.stop,
    /** Somebody can be seen who could not be before: by everybody, or by one. */
    onDidAppear: (listener: (presentity: PrincipalAddress) => void) =>
      presentities.onDidMove(({ principal }, wasPresent) => {
        if (!wasPresent) listener(principal);
      }),
  };
}

function composeBase(foundation: PresenceFoundation) {
  const { database, bus, sessions, clock, log } = foundation;
  const writes = createWriteBehind(log);
  const repository = createSqlitePresenceRepository(database);
  const subscriptionRepository = createSqliteSubscriptionRepository(database);
  const accessRules = createSqliteAccessRuleRepository(database);
  const presentities = createPresentities({ repository, clock, writes });
  const audience = createAudience({ bus, sessions });
  const rules = createAccessRules(accessRules);
  const ledger = createLedger({
    repository: createSqliteLedgerRepository(database),
    writes,
    bus,
    clock,
    log,
  });
  const requests = createWatchRequests({ repository: subscriptionRepository, bus, clock, log });
  const placing = createPlacing({ presentities, audience, repository, writes, bus, clock });
  const pairs = createKeyedQueue();
  const churn = createChurnLimit(clock);
  const deps = { ...foundation, presentities, rules, ledger, requests, audience, placing, pairs };
  const subscriptions = createSubscriptions({ ...deps, churn, repository: subscriptionRepository });
  const stops = [
    startNotifier({ presentities, audience, repository, writes, bus }),
    sessions.onDidEndDevice(({ principal, deviceId }) =>
      writes.add(presentities.unpublish(principal, deviceId)),
    ),
    audience.stop,
    placing.stop,
  ];
  return {
    presentities,
    rules,
    ledger,
    requests,
    subscriptions,
    accessRules,
    deps,
    start: async (): Promise<void> => {
      await presentities.start();
      ledger.start();
      stops.push(startPendingSweep(clock, log, subscriptions.expire));
    },
    stop: async (): Promise<void> => {
      for (const stop of stops) stop();
      presentities.stop();
      await Promise.all([requests.stop(), ledger.stop(), writes.settled()]);
    },
  };
}
