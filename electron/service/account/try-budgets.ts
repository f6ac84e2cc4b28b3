import type { Clock } from "../ports.ts";

/** Tries that are counted together, and how many of them are free of delay. */
export interface TryRule {
  readonly key: string;
  readonly free: number;
}

/** Slows down whoever tries again and again: after the free tries comes a delay that doubles, up to a minute. */
export interface TryBudgets {
  /** Counts the try under all the rules and returns 0, or counts nothing and returns how many ms to wait. */
  admit(rules: readonly TryRule[]): number;
  /** Takes one try back. */
  giveBack(key: string): void;
  forget(key: string): void;
}

interface Budget {
  readonly tries: number;
  readonly nextAt: number;
  readonly lastAt: number;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
const FORGOTTEN_AFTER_MS = 15 * 60_000;
const MAX_BUDGETS = 20_000;

export function createTryBudgets(clock: Clock): TryBudgets {
  // Least recently counted first. Only what was admitted is in here, so knocking pushes nobody out.
  const budgets = new Map<string, Budget>();

  const known = (key: string, now: number): Budget | undefined => {
    const budget = budgets.get(key);
    if (budget === undefined || now - budget.lastAt >= FORGOTTEN_AFTER_MS) return undefined;
    // A clock that was put back would make people wait for hours.
    return budget.lastAt > now ? undefined : budget;
  };

  const count = ({ key, free }: TryRule, now: number): void => {
    const before = known(key, now);
    const tries = (before?.tries ?? 0) + 1;
    const nextAt = tries < free ? (before?.nextAt ?? 0) : now + delayAfter(tries - free);
    budgets.delete(key);
    budgets.set(key, { tries, nextAt, lastAt: now });
    if (budgets.size > MAX_BUDGETS) forgetOldest(budgets);
  };

  return {
    admit: (rules) => {
      const now = clock.now();
      const waitMs = Math.max(...rules.map(({ key }) => (known(key, now)?.nextAt ?? 0) - now));
      if (waitMs > 0) return waitMs;
      // Counted before anything is checked, so that a hundred tries at once are a hundred tries.
      for (const rule of rules) count(rule, now);
      return 0;
    },
    giveBack: (key) => {
      const budget = budgets.get(key);
      if (budget !== undefined) budgets.set(key, { ...budget, tries: budget.tries - 1 });
    },
    forget: (key) => void budgets.delete(key),
  };
}

function delayAfter(beyond: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(beyond, 10), LONGEST_DELAY_MS);
}

function forgetOldest(budgets: Map<string, Budget>): void {
  for (const key of budgets.keys()) {
    budgets.delete(key);
    return;
  }
}
