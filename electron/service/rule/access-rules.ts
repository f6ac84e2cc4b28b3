import type { AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, decideAccess } from "../../../shared/model/access-decision.ts";
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
  /** The decision if it is in memory. */
  peek(presentity: PrincipalAddress, watcher: PrincipalAddress): AccessDecision | undefined;
  /** The rules changed to these, as far as they are about this watcher. */
  remember(
    presentity: PrincipalAddress,
    watcher: PrincipalAddress,
    rules: readonly AccessRule[],
  ): void;
}

type Rules = Promise<readonly AccessRule[]> | readonly AccessRule[];

// Some 200 bytes each.
const MAX_REMEMBERED = 50_000;

export function createAccessRules(repository: Pick<AccessRuleRepository, "about">): AccessRules {
  // A promise is put in before its answer is known. It is replaced, never overwritten by its own answer,
  // so a read that began before a decision cannot bring the old rules back after it.
  const known = new Map<string, Rules>();

  const remember = (key: string, rules: Rules): void => {
    known.delete(key);
    known.set(key, rules);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_REMEMBERED) break;
      known.delete(oldest);
    }
  };

  const load = (presentities: readonly PrincipalAddress[], watcher: PrincipalAddress): void => {
    const loading = repository.about(presentities, watcher);
    for (const presentity of presentities) {
      const key = keyOf(presentity, watcher);
      const rules = loading.then((found) => found.get(presentity) ?? []);
      remember(key, rules);
      const settle = (settled: Rules | undefined) => {
        if (known.get(key) !== rules) return;
        if (settled === undefined) known.delete(key);
        else known.set(key, settled);
      };
      rules.then(settle, () => settle(undefined));
    }
  };

  const decideAll = async (
    presentities: readonly PrincipalAddress[],
    watcher: PrincipalAddress,
  ) => {
    const distinct = [...new Set(presentities)];
    const missing = distinct.filter((presentity) => !known.has(keyOf(presentity, watcher)));
    if (missing.length > 0) load(missing, watcher);
    const rules = distinct.map((presentity) => known.get(keyOf(presentity, watcher)) ?? []);
    const all = await Promise.all(rules);
    return new Map(
      distinct.map((presentity, at) => [presentity, decideAccess(all[at] ?? [], watcher)]),
    );
  };

  return {
    decideAll,
    decide: async (presentity, watcher) => {
      const key = keyOf(presentity, watcher);
      if (!known.has(key)) load([presentity], watcher);
      return decideAccess((await known.get(key)) ?? [], watcher);
    },
    peek: (presentity, watcher) => {
      const rules = known.get(keyOf(presentity, watcher));
      if (rules === undefined || rules instanceof Promise) return undefined;
      return decideAccess(rules, watcher);
    },
    remember: (presentity, watcher, rules) => remember(keyOf(presentity, watcher), rules),
  };
}

function keyOf(presentity: PrincipalAddress, watcher: PrincipalAddress): string {
  return `${presentity} ${watcher}`;
}
