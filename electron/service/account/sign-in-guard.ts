import type { DeviceId } from "../../../shared/contract/account.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Clock } from "../ports.ts";

/** Who tries to sign in, as far as that can be known before the password is. */
export interface SignInAttempt {
  /** Canonical; of an account that may or may not exist. */
  readonly name: string;
  readonly network: string;
  /** The device whose token was shown, if it belongs to the very account. */
  readonly knownDevice: DeviceId | null;
}

/**
 * Slows down guessing without ever shutting the owner out.
 *
 * There is no budget per account alone, because anybody could use that up. Tries are counted per account
 * *and* network, and per network over all accounts. A device that was signed in to this account before
 * (it shows its token, even a signed-out one) has a budget of its own, which no stranger can touch: that
 * tells owner and attacker apart where both come from 127.0.0.1. Sessions never pass through here.
 */
export interface SignInGuard {
  /** Counts the try; refuses with `sign-in-delayed` before anything else is done. */
  admit(attempt: SignInAttempt): void;
  /** The password was right. */
  forgive(attempt: SignInAttempt): void;
}

interface Budget {
  tries: number;
  nextAt: number;
  lastAt: number;
}

interface Rule {
  readonly key: string;
  /** Tries before delays begin. */
  readonly free: number;
}

const FREE_TRIES = 5;
// A household, an office or a lecture hall behind one address.
const FREE_TRIES_PER_NETWORK = 40;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
const FORGOTTEN_AFTER_MS = 15 * 60_000;
const MAX_BUDGETS = 20_000;

export function createSignInGuard(clock: Clock): SignInGuard {
  const budgets = new Map<string, Budget>();

  const budgetOf = (key: string, now: number): Budget => {
    const known = budgets.get(key);
    if (known !== undefined && now - known.lastAt < FORGOTTEN_AFTER_MS) return known;
    const fresh = { tries: 0, nextAt: 0, lastAt: now };
    budgets.delete(key);
    budgets.set(key, fresh);
    if (budgets.size > MAX_BUDGETS) forgetOldest(budgets);
    return fresh;
  };

  const admit = (attempt: SignInAttempt): void => {
    const now = clock.now();
    const rules = rulesFor(attempt);
    const waitMs = Math.max(...rules.map(({ key }) => budgetOf(key, now).nextAt - now));
    if (waitMs > 0) throw delayed(waitMs);
    for (const { key, free } of rules) count(budgetOf(key, now), free, now);
  };

  const forgive = (attempt: SignInAttempt): void => {
    const now = clock.now();
    const [own, network] = rulesFor(attempt);
    if (own !== undefined) budgets.delete(own.key);
    // Only this one try: or an attacker would sign in to an account of their own in between.
    if (network !== undefined) budgetOf(network.key, now).tries -= 1;
  };

  return { admit, forgive };
}

function rulesFor({ name, network, knownDevice }: SignInAttempt): Rule[] {
  if (knownDevice !== null) return [{ key: `device ${knownDevice}`, free: FREE_TRIES }];
  return [
    { key: `account ${name} ${network}`, free: FREE_TRIES },
    { key: `network ${network}`, free: FREE_TRIES_PER_NETWORK },
  ];
}

/** Counted before the password is checked, so that a hundred tries at once are a hundred tries. */
function count(budget: Budget, free: number, now: number): void {
  budget.tries += 1;
  budget.lastAt = now;
  const beyond = budget.tries - free;
  if (beyond < 0) return;
  budget.nextAt = now + Math.min(FIRST_DELAY_MS * 2 ** Math.min(beyond, 10), LONGEST_DELAY_MS);
}

function delayed(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1_000);
  return new AppError(
    "sign-in-delayed",
    `too many tries; the next one is possible in ${seconds} s`,
  );
}

function forgetOldest(budgets: Map<string, Budget>): void {
  for (const key of budgets.keys()) {
    budgets.delete(key);
    return;
  }
}
