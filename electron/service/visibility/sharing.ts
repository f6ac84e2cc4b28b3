import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Clock } from "../ports.ts";
import type { AccessRuleRepository } from "../rule/access-rule-repository.ts";
import type { AccessRules, Asker } from "../rule/access-rules.ts";
import type { AccessTimes } from "../rule/access-times.ts";
import { decidingAmong } from "../rule/deciding-among.ts";
import type { Revisits } from "../rule/revisits.ts";

/** Whether a presentity that lets anonymous watchers in lets those in, too, who could name themselves. */
export interface Sharing {
  get(presentity: PresentityAddress): Promise<boolean>;
  /** Takes effect on every watcher before it resolves. */
  set(presentity: PresentityAddress, shares: boolean): Promise<void>;
}

export interface SharingDeps {
  readonly repository: Pick<
    AccessRuleRepository,
    "watchers" | "sharesWithHidden" | "shareWithHidden"
  >;
  readonly rules: Pick<AccessRules, "forget">;
  readonly revisits: Pick<Revisits, "everybody">;
  readonly times: Pick<AccessTimes, "reckon" | "retry">;
  /** Shared with the editing of rules. */
  readonly edits: KeyedQueue;
  readonly clock: Clock;
}

export function createSharing(deps: SharingDeps): Sharing {
  const { repository, edits } = deps;
  return {
    get: (presentity) => repository.sharesWithHidden(presentity),
    set: (presentity, shares) =>
      edits.run(presentity, async () => {
        if ((await repository.sharesWithHidden(presentity)) === shares) return;
        await change(deps, presentity, shares);
      }),
  };
}

async function change(
  { repository, rules, revisits, times, clock }: SharingDeps,
  presentity: PresentityAddress,
  shares: boolean,
): Promise<void> {
  const now = clock.now();
  const decideBefore = decidingAmong(await repository.watchers(presentity));
  let isWritten = false;
  const write = async (): Promise<void> => {
    await repository.shareWithHidden(presentity, shares, new Date(now).toISOString());
    rules.forget(presentity);
    isWritten = true;
  };
  const before = (asker: Asker) => decideBefore(asker, new Date(now));
  await revisits.everybody({ presentity, before, write }).catch((error: unknown) => {
    if (isWritten) times.retry(presentity);
    throw error;
  });
  await times.reckon(presentity, now);
}
