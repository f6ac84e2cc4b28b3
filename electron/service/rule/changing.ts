import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Clock } from "../ports.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import type { AccessRules, Asker } from "./access-rules.ts";
import type { AccessTimes } from "./access-times.ts";
import { decidingAmong } from "./deciding-among.ts";
import type { Revisits } from "./revisits.ts";

export interface ChangingDeps {
  readonly repository: Pick<AccessRuleRepository, "watchers">;
  readonly rules: Pick<AccessRules, "forget">;
  readonly revisits: Pick<Revisits, "everybody">;
  readonly times: Pick<AccessTimes, "reckon" | "retry">;
  readonly clock: Clock;
}

/**
 * Writes something that decides about every watcher of a presentity, and moves all of them before it resolves.
 *
 * One change of a presentity after the other. What was written and did not reach everybody is tried again.
 */
export async function changeForEverybody(
  { repository, rules, revisits, times, clock }: ChangingDeps,
  presentity: PresentityAddress,
  write: (at: string) => Promise<void>,
): Promise<void> {
  const now = clock.now();
  const decideBefore = decidingAmong(await repository.watchers(presentity));
  let isWritten = false;
  const writeOnce = async (): Promise<void> => {
    await write(new Date(now).toISOString());
    rules.forget(presentity);
    isWritten = true;
  };
  const before = (asker: Asker) => decideBefore(asker, new Date(now));
  await revisits.everybody({ presentity, before, write: writeOnce }).catch((error: unknown) => {
    if (isWritten) times.retry(presentity);
    throw error;
  });
  await times.reckon(presentity, now);
}
