import type { PresentityAddress, PrincipalAddress } from "../../shared/contract/address.ts";
import { ownerOf } from "../../shared/model/address.ts";
import type { AccountDirectory } from "./account/account-directory.ts";
import { composeAccess } from "./compose-access.ts";
import { composePresentities } from "./compose-presentities.ts";
import { composeWatcherReading } from "./compose-watcher-reading.ts";
import { buddyHandlers } from "./buddy/handlers.ts";
import type { Foundation } from "./foundation.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import type { Stop } from "./ports.ts";
import { createAudience } from "./presence/audience.ts";
import { createChurnLimit } from "./presence/churn-limit.ts";
import { createFetching, createUnnamedLook } from "./presence/fetching.ts";
import { presenceHandlers } from "./presence/handlers.ts";
import { createMessageGate } from "./presence/message-gate.ts";
import { startNotifier } from "./presence/notifier.ts";
import { startPendingSweep } from "./presence/pending-sweep.ts";
import { createPlacing } from "./presence/placing.ts";
import { createPresencePage } from "./presence/presence-page.ts";
import { createPresentities, type Presentities } from "./presence/presentities.ts";
import { createSights } from "./presence/sight.ts";
import type { SubscriptionRepository } from "./presence/subscription-repository.ts";
import { createSubscriptions } from "./presence/subscriptions.ts";
import { createWriteBehind, type WriteBehind } from "./presence/write-behind.ts";
import { createSignal, type Signal } from "./signal.ts";
import { type AccessRules, createAccessRules } from "./rule/access-rules.ts";
import { accessHandlers } from "./rule/handlers.ts";
import { type CountAct, createRateLimit } from "./transport/rate-limit.ts";
import { type ConvertingDeps, createConverting } from "./visibility/converting.ts";
import { visibilityHandlers } from "./visibility/handlers.ts";
import { createHiding } from "./visibility/hiding.ts";
import { createVisibilityRules, type VisibilityRules } from "./visibility/visibility-rules.ts";
import { watcherReadingHandlers } from "./watcher/reading-handlers.ts";
import { watcherHandlers } from "./watcher/handlers.ts";
import { createLedger } from "./watcher/ledger.ts";
import { createWatchersPage } from "./watcher/watchers-page.ts";
import { createWatchRequests } from "./watcher/watch-requests.ts";

type PresenceFoundation = Foundation & { readonly accounts: AccountDirectory };

/** Presence, access, watchers and buddies: one room's decisions are what the next one shows. */
export function composePresence(foundation: PresenceFoundation) {
  const didLetIn = createSignal<[PresentityAddress]>();
  const base = composeBase(foundation, didLetIn.tell);
  const { presentities, rules, ledger, requests, subscriptions, access, deps } = base;
  const { revisits, regroup, forgetRules } = access;
  const fetching = createFetching({ ...deps, revisits, countLooks: lookLimit(foundation) });
  const { buddies } = foundation.repositories;
  const { which, choose, handlers } = composePresentities({ ...foundation, ...deps, forgetRules });
  const reading = composeWatcherReading({ ...deps, isVisibleTo: deps.visibility.isVisibleTo });
  return {
    presentities,
    rules,
    handlers: {
      ...presenceHandlers({ presentities, subscriptions, fetching, choose }),
      ...handlers,
      ...accessHandlers({ ...access, which, repository: base.accessRules }),
      ...watcherHandlers({ ledger, requests, which }),
      ...visibilityHandlers({ ...deps, hiding: base.hiding, sharing: access.sharing }),
      ...watcherReadingHandlers(reading),
      ...buddyHandlers({ ...deps, buddies, subscriptions, regroup }),
    },
    policy: createMessageGate(deps),
    readPage: createPresencePage({
      fetching,
      unnamedLook: createUnnamedLook({ ...deps, revisits }),
      domain: foundation.domain,
    }),
    readWatchers: createWatchersPage(ledger, foundation.domain),
    start: base.start,
    stop: () => {
      reading.stop();
      return base.stop();
    },
    onDidAppear: appearing(presentities, didLetIn),
  };
}

/** Somebody can be seen who could not be before: by everybody, or by one. */
function appearing(
  presentities: Pick<Presentities, "onDidMove">,
  didLetIn: Pick<Signal<[PresentityAddress]>, "listen">,
) {
  return (listener: (somebody: PrincipalAddress) => void): Stop => {
    const stops = [
      didLetIn.listen((presentity) => listener(ownerOf(presentity))),
      presentities.onDidMove(({ owner }, { wasPresent }) => {
        if (!wasPresent) listener(owner);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  };
}

// A whole large buddy list now and then; more at once would be felt by everybody who waits for the disk.
const LOOKS_PER_SECOND = 200;
const LOOKS_OVER_SECONDS = 5;

function lookLimit({ settings }: Foundation): CountAct {
  const isLimited = settings.callsPerSecond !== null;
  return createRateLimit(isLimited ? LOOKS_PER_SECOND : null, LOOKS_OVER_SECONDS);
}

function composeBase(
  foundation: PresenceFoundation,
  onDidLetIn: (presentity: PresentityAddress) => void,
) {
  const { clock, log } = foundation;
  const deps = composeShown(foundation);
  const { stores, presentities, rules, ledger, requests, audience, placing, shown } = deps;
  const access = composeAccess({ ...deps, onDidLetIn });
  const { revisits, times } = access;
  const { subscriptions: repository } = stores;
  const churn = createChurnLimit(clock);
  const subscriptions = createSubscriptions({ ...deps, revisits, churn, repository });
  const hiding = composeHiding({ ...deps, revisits }, repository);
  const stops = [startNotifier(shown), audience.stop, placing.stop, endWithDevice(shown)];
  return {
    presentities,
    rules,
    ledger,
    requests,
    subscriptions,
    hiding,
    access,
    deps,
    accessRules: stores.accessRules,
    start: async (): Promise<void> => {
      await presentities.start();
      await times.start();
      await hiding.start();
      ledger.start();
      stops.push(startPendingSweep(clock, log, subscriptions.expire));
    },
    stop: async (): Promise<void> => {
      for (const stop of stops) stop();
      presentities.stop();
      await times.stop();
      await Promise.all([requests.stop(), ledger.stop(), stores.writes.settled()]);
    },
  };
}

/** Who is shown what, and who hears of it. */
function composeShown(foundation: PresenceFoundation) {
  const { repositories, clock } = foundation;
  const stores = composeStores(foundation);
  const { writes, presence } = stores;
  const presentities = createPresentities({ repository: presence, clock, writes });
  const audience = createAudience(foundation);
  const rules = createAccessRules({ repository: stores.accessRules, clock });
  const ledger = createLedger({ ...foundation, writes, repository: repositories.ledger });
  const requests = createWatchRequests({ ...foundation, repository: stores.subscriptions });
  const sights = createSights({ repository: presence, writes, clock });
  const shown = { ...foundation, presentities, sights, audience, writes, repository: presence };
  const placing = createPlacing(shown);
  const pairs = createKeyedQueue();
  const visibility = createVisibilityRules({ repository: repositories.visibility });
  return { ...shown, stores, shown, rules, ledger, requests, placing, pairs, visibility };
}

function composeHiding(
  deps: Omit<ConvertingDeps, "repository" | "presence" | "buddies"> &
    Foundation & { readonly visibility: VisibilityRules; readonly rules: AccessRules },
  subscriptions: SubscriptionRepository,
) {
  const { presence, buddies, visibility: repository } = deps.repositories;
  const convert = createConverting({ ...deps, repository: subscriptions, presence, buddies });
  return createHiding({ ...deps, repository, buddies, convert, choices: createKeyedQueue() });
}

function composeStores({ repositories, log }: PresenceFoundation) {
  const { presence, accessRules, subscriptions } = repositories;
  return { writes: createWriteBehind(log), presence, accessRules, subscriptions };
}

interface Ending {
  readonly sessions: Foundation["sessions"];
  readonly presentities: Presentities;
  readonly writes: WriteBehind;
}

/** A device that is signed out or revoked is gone at once. */
function endWithDevice({ sessions, presentities, writes }: Ending) {
  return sessions.onDidEndDevice(({ principal, deviceId }) =>
    writes.add(presentities.unpublish(principal, deviceId)),
  );
}
