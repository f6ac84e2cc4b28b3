import type { DeviceId } from "../../../shared/contract/account.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Clock } from "../ports.ts";
import { createTryBudgets, type TryRule } from "./try-budgets.ts";

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

const FREE_TRIES = 5;
// A household, an office or a lecture hall behind one address.
const FREE_TRIES_PER_NETWORK = 40;

export function createSignInGuard(clock: Clock): SignInGuard {
  const budgets = createTryBudgets(clock);
  return {
    admit: (attempt) => {
      const waitMs = budgets.admit(rulesFor(attempt));
      if (waitMs > 0) throw delayed(waitMs);
    },
    forgive: (attempt) => {
      const [own, network] = rulesFor(attempt);
      if (own !== undefined) budgets.forget(own.key);
      // Only this one try: or an attacker would sign in to an account of their own in between.
      if (network !== undefined) budgets.giveBack(network.key);
    },
  };
}

function rulesFor({ name, network, knownDevice }: SignInAttempt): TryRule[] {
  if (knownDevice !== null) return [{ key: `device ${knownDevice}`, free: FREE_TRIES }];
  return [
    { key: `account ${name} ${network}`, free: FREE_TRIES },
    { key: `network ${network}`, free: FREE_TRIES_PER_NETWORK },
  ];
}

function delayed(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1_000);
  return new AppError(
    "sign-in-delayed",
    `too many tries; the next one is possible in ${seconds} s`,
  );
}
