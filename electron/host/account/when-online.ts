import type { AgentConnection } from "../../agent/connection/connection.ts";
import type { Clock } from "../../agent/ports.ts";

/**
 * Resolves when the account is connected, at once where it is, and after `withinMs` in any case: whoever
 * waited then asks, and hears why it can't be done.
 *
 * For what follows so closely on signing in that the connection is still being made.
 */
export function whenOnline(
  connection: Pick<AgentConnection, "isOnline" | "onDidGoOnline">,
  clock: Clock,
  withinMs: number,
): Promise<void> {
  if (connection.isOnline()) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const forget = connection.onDidGoOnline(() => resolve());
  const cancel = clock.schedule(resolve, withinMs);
  return promise.finally(() => {
    forget();
    cancel();
  });
}
