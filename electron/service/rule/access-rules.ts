import type { AuthenticationLevel } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, decideAccess } from "../../../shared/model/access-decision.ts";
import { ANONYMOUS, decideHidden } from "../../../shared/model/visibility-decision.ts";
import type { Clock } from "../ports.ts";
import type { AccessRuleRepository, WatcherFacts } from "./access-rule-repository.ts";
import {
  hiddenIdentityOf,
  isHiddenIdentity,
  isUnnamed,
  principalBehind,
} from "../visibility/hidden-identity.ts";
import { createFactMemory, type FactMemory } from "./fact-memory.ts";

/** What the ACCESS RULES make of a watcher. */
export interface WatcherDecision extends AccessDecision {
  /** Of somebody who hides: what anonymous ones are given, which is all that may be written down. */
  readonly counted?: AccessDecision;
}

/** Somebody who asks, and what they proved. */
export interface Asker {
  /** Or the hidden identity. */
  readonly principal: PrincipalAddress;
  /** Left out: a password, as every account has at least. */
  readonly authenticationLevel?: AuthenticationLevel;
}

/**
 * What the ACCESS RULES make of a watcher, and which rule does it. The one place that decides: presence,
 * watchers and messages all ask here. With the time at which they ask.
 */
export interface AccessRules {
  decide(presentity: PresentityAddress, asker: Asker): Promise<WatcherDecision>;
  /** For one watcher and many presentities, in one go. */
  decideAll(
    presentities: readonly PresentityAddress[],
    asker: Asker,
  ): Promise<ReadonlyMap<PresentityAddress, WatcherDecision>>;
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
    forget: (presentity, watcher) => {
      memory.forget(presentity, watcher);
      if (watcher !== undefined) memory.forget(presentity, hiddenIdentityOf(watcher));
    },
  };
}

const NO_FACTS: WatcherFacts = { rules: [], groups: new Set(), sharesWithHidden: true };

export function decideFrom(
  { rules, groups, sharesWithHidden }: WatcherFacts,
  { principal: identity, authenticationLevel: level = "password" }: Asker,
  now: Date,
): WatcherDecision {
  if (isUnnamed(identity)) return decideAccess(rules, ANONYMOUS, now);
  const subject = { watcher: principalBehind(identity), level, groups };
  if (!isHiddenIdentity(identity)) return decideAccess(rules, subject, now);
  const { decision, counted } = decideHidden({ rules, subject, sharesWithHidden, now });
  return { ...decision, counted };
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
