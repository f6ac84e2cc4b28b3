import { AppError } from "../../../shared/result/app-error.ts";
import type { Clock } from "../ports.ts";
import { createTryBudgets } from "./try-budgets.ts";

/**
 * Slows down whoever makes accounts by the hundred: to crowd the sign-ins out of the password hasher, to learn
 * which names are taken, or to be many.
 */
export interface RegistrationGuard {
  /** Counts the try; refuses with `rate-limited` before anything costly is done. */
  admit(network: string): void;
}

// A lecture hall behind one address, on its first day.
const FREE_TRIES_PER_NETWORK = 60;

export function createRegistrationGuard(clock: Clock): RegistrationGuard {
  const budgets = createTryBudgets(clock);
  return {
    admit: (network) => {
      const waitMs = budgets.admit([{ key: network, free: FREE_TRIES_PER_NETWORK }]);
      if (waitMs === 0) return;
      const seconds = Math.ceil(waitMs / 1_000);
      const message = `too many new accounts from here; the next one is possible in ${seconds} s`;
      throw new AppError("rate-limited", message);
    },
  };
}
