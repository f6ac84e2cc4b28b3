import type { AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, decideAccess } from "../../../shared/model/access-decision.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import type { Clock } from "../ports.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";

/**
 * What the ACCESS RULES make of a watcher, and which rule does it. The one place that decides: presence,
 * watchers and messages all ask here.
 */
export interface AccessRules {
  decide(presentity: PrincipalAddress, watcher: PrincipalAddress): Promise<AccessDecision>;
  /** For one watcher and many presentities, in one go. */
  decideAll(
    presentities: readonly PrincipalAddress[],
    watcher: PrincipalAddress,
  ): Promise<ReadonlyMap<PrincipalAddress, AccessDecision>>;
  /** The rules changed to these, as far as they are about this watcher. */
  remember(
    presentity: PrincipalAddress,
    watcher: PrincipalAddress,
    rules: readonly AccessRule[],
  ): void;
}

export interface AccessRulesDeps {
  readonly repository: Pick<AccessRuleRepository, "about">;
  readonly clock: Clock;
}

export function createAccessRules({ repository, clock }: AccessRulesDeps): AccessRules {
  const memory = createRuleMemory();
  const decideNow = (rules: readonly AccessRule[], watcher: PrincipalAddress) =>
    decideAccess(rules, subjectOf(watcher), new Date(clock.now()));

  const load = (presentities: readonly PrincipalAddress[], watcher: PrincipalAddress): void => {
    const loading = repository.about(presentities, watcher);
    for (const presentity of presentities) {
      const rules = loading.then((found) => found.get(presentity) ?? []);
      memory.keep(keyOf(presentity, watcher), rules);
    }
  };

  const decideAll: AccessRules["decideAll"] = async (presentities, watcher) => {
    const distinct = [...new Set(presentities)];
    const missing = distinct.filter((presentity) => !memory.has(keyOf(presentity, watcher)));
    if (missing.length > 0) load(missing, watcher);
    const decided = distinct.map(async (presentity) => {
      const rules = await memory.rules(keyOf(presentity, watcher));
      return [presentity, decideNow(rules, watcher)] as const;
    });
    return new Map(await Promise.all(decided));
  };

  return {
    decideAll,
    decide: async (presentity, watcher) => {
      const key = keyOf(presentity, watcher);
      if (!memory.has(key)) load([presentity], watcher);
      return decideNow(await memory.rules(key), watcher);
    },
    remember: (presentity, watcher, rules) =>
      memory.keep(keyOf(presentity, watcher), Promise.resolve(rules)),
  };
}

function keyOf(presentity: PrincipalAddress, watcher: PrincipalAddress): string {
  return `${presentity} ${watcher}`;
}

// Some 200 bytes each.
const MAX_REMEMBERED = 50_000;

type Rules = Promise<readonly AccessRule[]>;

/**
 * The promise is kept before its answer is known, and is only ever replaced: a read that began before a
 * decision cannot bring the old rules back after it.
 */
function createRuleMemory() {
  const known = new Map<string, Rules>();
  return {
    has: (key: string) => known.has(key),
    rules: async (key: string): Rules => (await known.get(key)) ?? [],
    keep: (key: string, rules: Rules): void => {
      known.delete(key);
      known.set(key, rules);
      // What could not be read is asked for again.
      rules.catch(() => {
        if (known.get(key) === rules) known.delete(key);
      });
      for (const oldest of known.keys()) {
        if (known.size <= MAX_REMEMBERED) break;
        known.delete(oldest);
      }
    },
  };
}
