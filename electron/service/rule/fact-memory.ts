import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { WatcherFacts } from "./access-rule-repository.ts";

type Facts = Promise<WatcherFacts>;

/** What decisions are made from, as far as it was read already. */
export interface FactMemory {
  has(presentity: PresentityAddress, watcher: PrincipalAddress): boolean;
  facts(presentity: PresentityAddress, watcher: PrincipalAddress): Facts | undefined;
  keep(presentity: PresentityAddress, watcher: PrincipalAddress, facts: Facts): void;
  /** Without a watcher: those about everybody. */
  forget(presentity: PresentityAddress, watcher?: PrincipalAddress): void;
}

// Some 200 bytes each.
const MAX_REMEMBERED = 50_000;

interface Kept {
  readonly facts: Facts;
  readonly edition: number;
}

/**
 * The promise is kept before its answer is known, and whatever changes makes it forgotten: a read that
 * began before a decision cannot bring the old rules back after it.
 */
export function createFactMemory(): FactMemory {
  const known = new Map<string, Kept>();
  /** How often the rules of a presentity changed: forgetting thousands costs no more than one. */
  const editions = new Map<PresentityAddress, number>();
  const editionOf = (presentity: PresentityAddress) => editions.get(presentity) ?? 0;

  const facts: FactMemory["facts"] = (presentity, watcher) => {
    const kept = known.get(keyOf(presentity, watcher));
    return kept?.edition === editionOf(presentity) ? kept.facts : undefined;
  };
  return {
    facts,
    has: (presentity, watcher) => facts(presentity, watcher) !== undefined,
    keep: (presentity, watcher, read) => {
      const key = keyOf(presentity, watcher);
      const kept = { facts: read, edition: editionOf(presentity) };
      known.delete(key);
      known.set(key, kept);
      // What could not be read is asked for again.
      read.catch(() => {
        if (known.get(key) === kept) known.delete(key);
      });
      for (const oldest of known.keys()) {
        if (known.size <= MAX_REMEMBERED) break;
        known.delete(oldest);
      }
    },
    forget: (presentity, watcher) => {
      if (watcher === undefined) editions.set(presentity, editionOf(presentity) + 1);
      else known.delete(keyOf(presentity, watcher));
    },
  };
}

function keyOf(presentity: PresentityAddress, watcher: PrincipalAddress): string {
  return `${presentity} ${watcher}`;
}
