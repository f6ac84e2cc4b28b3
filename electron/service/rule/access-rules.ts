import type { AuthenticationLevel } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, decideAccess } from "../../../shared/model/access-decision.ts";
import type { Clock } from "../ports.ts";
import type { AccessRuleRepository, WatcherFacts } from "./access-rule-repository.ts";
import { createFactMemory, type FactMemory } from "./fact-memory.ts";

/** Somebody who asks, and what they proved. */
export interface Asker {
  readonly principal: PrincipalAddress;
  /** Left out: a password, as every account has at least. */
  readonly authenticationLevel?: AuthenticationLevel;
}

/**
 * What the ACCESS RULES make of a watcher, and which rule does it. The one place that decides: presence,
 * watchers and messages all ask here. With the time at which they ask.
 */
export interface AccessRules {
  decide(presentity: PresentityAddress, asker: Asker): Promise<AccessDecision>;
  /** For one watcher and many presentities, in one go. */
  decideAll(
    presentities: readonly PresentityAddress[],
    asker: Asker,
  ): Promise<ReadonlyMap<PresentityAddress, AccessDecision>>;
  /** What a decision is made from, as it is on the disk or was a moment ago. */
  factsOf(presentity: PresentityAddress, watcher: PrincipalAddress): Promise<WatcherFacts>;
  /** Rules of this presentity, or what groups this watcher is in, are others on the disk than they were. */
  forget(presentity: PresentityAddress, watcher?: PrincipalAddress): void;
}

export interface AccessRulesDeps {
  readonly repository: Pick<AccessRuleRepository, "about">;
  readonly clock: Clock;
}

export function createAccessRules({ repository, clock }: AccessRulesDeps): AccessRules {
  const memory = createFactMemory();

  const load = (presentities: readonly PresentityAddress[], watcher: PrincipalAddress): void => {
    const missing = presentities.filter((presentity) => !memory.has(presentity, watcher));
    if (missing.length === 0) return;
    const loading = repository.about(missing, watcher);
    for (const presentity of missing) {
      memory.keep(
        presentity,
        watcher,
        loading.then((found) => found.get(presentity) ?? NO_FACTS),
      );
    }
  };
  const factsOf: AccessRules["factsOf"] = async (presentity, watcher) =>
    currentFacts(memory, presentity, watcher, () => load([presentity], watcher));
  const decide: AccessRules["decide"] = async (presentity, asker) =>
    decideFrom(await factsOf(presentity, asker.principal), asker, new Date(clock.now()));
  return {
    factsOf,
    decide,
    decideAll: async (presentities, asker) => {
      const distinct = [...new Set(presentities)];
      load(distinct, asker.principal);
      const decided = distinct.map(
        async (presentity) => [presentity, await decide(presentity, asker)] as const,
      );
      return new Map(await Promise.all(decided));
    },
    forget: memory.forget,
  };
}

const NO_FACTS: WatcherFacts = { rules: [], groups: new Set() };

export function decideFrom(
  { rules, groups }: WatcherFacts,
  { principal: watcher, authenticationLevel: level = "password" }: Asker,
  now: Date,
): AccessDecision {
  return decideAccess(rules, { watcher, level, groups }, now);
}

/** Reads again what changed while it was being read. */
async function currentFacts(
  memory: FactMemory,
  presentity: PresentityAddress,
  watcher: PrincipalAddress,
  load: () => void,
): Promise<WatcherFacts> {
  for (;;) {
    const kept = memory.facts(presentity, watcher);
    if (kept === undefined) {
      load();
      continue;
    }
    const facts = await kept;
    if (memory.facts(presentity, watcher) === kept) return facts;
  }
}
