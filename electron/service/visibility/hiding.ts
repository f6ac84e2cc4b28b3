import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { HidingOutcome, Visibility } from "../../../shared/contract/visibility.ts";
import { stanceToward } from "../../../shared/model/visibility-decision.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { BuddyRepository } from "../buddy/buddy-repository.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { AccessRules } from "../rule/access-rules.ts";
import { inParallel } from "../rule/in-parallel.ts";
import type { Converting } from "./converting.ts";
import { hiddenIdentityOf } from "./hidden-identity.ts";
import type { VisibilityRepository } from "./visibility-repository.ts";
import type { VisibilityRules } from "./visibility-rules.ts";

export interface HidingOfBuddy {
  readonly presentity: PresentityAddress;
  readonly hidden: HidingOutcome;
}

/** Changes who may learn that somebody watches, and carries it out. */
export interface Hiding {
  /** Resolves once it holds everywhere. Refuses with `invalid-request`. */
  set(watcher: PrincipalAddress, visibility: Visibility): Promise<Visibility>;
  /** What hiding would make of each buddy. Leaves no trace. */
  preview(watcher: PrincipalAddress): Promise<HidingOfBuddy[]>;
  /** Carries out what was chosen before the service ended. */
  start(): Promise<void>;
}

export interface HidingDeps {
  readonly repository: VisibilityRepository;
  readonly visibility: VisibilityRules;
  readonly convert: Converting;
  readonly buddies: Pick<BuddyRepository, "list">;
  readonly rules: Pick<AccessRules, "decideAll">;
  /** One watcher's choices are carried out one after the other. */
  readonly choices: KeyedQueue;
}

// Each is two transactions: more at once would hold up everybody else.
const AT_ONCE = 8;

export function createHiding(deps: HidingDeps): Hiding {
  const { repository, visibility, choices } = deps;
  return {
    set: async (watcher, wish) => {
      const chosen = sorted(wish);
      return choices.run(watcher, async () => {
        const before = await visibility.of(watcher);
        if (JSON.stringify(before) === JSON.stringify(chosen)) return before;
        await visibility.save(watcher, chosen);
        const isOther = (presentity: PresentityAddress) =>
          stanceToward(before, presentity) !== stanceToward(chosen, presentity);
        await carryOut(deps, watcher, isOther);
        return chosen;
      });
    },
    preview: async (watcher) => preview(deps, watcher),
    start: async () => {
      for (const watcher of await repository.unsettled()) {
        await choices.run(watcher, () => carryOut(deps, watcher, () => true));
      }
    },
  };
}

async function carryOut(
  { repository, convert }: HidingDeps,
  watcher: PrincipalAddress,
  isConcerned: (presentity: PresentityAddress) => boolean,
): Promise<void> {
  const related = await repository.related(watcher);
  await inParallel(related.filter(isConcerned), AT_ONCE, (presentity) =>
    convert(watcher, presentity),
  );
  await repository.settle(watcher);
}

async function preview(
  { buddies, rules }: HidingDeps,
  watcher: PrincipalAddress,
): Promise<HidingOfBuddy[]> {
  const presentities = (await buddies.list(watcher)).map(({ presentity }) => presentity);
  const asker = { principal: hiddenIdentityOf(watcher) };
  const decided = await rules.decideAll(presentities, asker);
  return presentities.map((presentity) => {
    const isRefused = decided.get(presentity)?.handling === "block";
    return { presentity, hidden: isRefused ? "refused" : "anonymous" };
  });
}

/** As it is read again. */
function sorted({ rule, exceptions }: Visibility): Visibility {
  const presentities = new Set(exceptions.map(({ presentity }) => presentity));
  if (presentities.size < exceptions.length) {
    throw new AppError("invalid-request", "there is one exception for each person, not two");
  }
  const inOrder = exceptions.toSorted((a, b) => (a.presentity < b.presentity ? -1 : 1));
  return { rule, exceptions: inOrder };
}
