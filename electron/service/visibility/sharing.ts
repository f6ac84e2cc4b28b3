import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { AccessRuleRepository } from "../rule/access-rule-repository.ts";
import { changeForEverybody, type ChangingDeps } from "../rule/changing.ts";

/** Whether a presentity that lets anonymous watchers in lets those in, too, who could name themselves. */
export interface Sharing {
  get(presentity: PresentityAddress): Promise<boolean>;
  /** Takes effect on every watcher before it resolves. */
  set(presentity: PresentityAddress, shares: boolean): Promise<void>;
}

export interface SharingDeps extends ChangingDeps {
  readonly repository: Pick<
    AccessRuleRepository,
    "watchers" | "sharesWithHidden" | "shareWithHidden"
  >;
  /** Shared with the editing of rules. */
  readonly edits: KeyedQueue;
}

export function createSharing(deps: SharingDeps): Sharing {
  const { repository, edits } = deps;
  return {
    get: (presentity) => repository.sharesWithHidden(presentity),
    set: (presentity, shares) =>
      edits.run(presentity, async () => {
        if ((await repository.sharesWithHidden(presentity)) === shares) return;
        await changeForEverybody(deps, presentity, (at) =>
          repository.shareWithHidden(presentity, shares, at),
        );
      }),
  };
}
