import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import type { Ledger } from "../watcher/ledger.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import type { AccessRules, Asker, WatcherDecision } from "./access-rules.ts";
import { inParallel } from "./in-parallel.ts";
import { createUnderWay, type UnderWay } from "./under-way.ts";
import type { DecideBefore, Visiting } from "./visiting.ts";

/** Something that decisions about a presentity depend on becomes other than it was. */
export interface Change<T> {
  readonly presentity: PresentityAddress;
  /** What was decided until now: it is what people hold who were never asked about. */
  readonly before: DecideBefore;
  /** Makes the change, and has it on the disk when it resolves. */
  readonly write: () => Promise<T>;
}

/**
 * Puts people where they belong whenever rules, groups or the time change. Whoever asks meanwhile is put
 * there first: a decision that nobody was moved by yet would show them what gives it away.
 */
export interface Revisits {
  /** Resolves once everybody whom it concerns has been moved. */
  everybody<T>(change: Change<T>): Promise<T>;
  one<T>(change: Change<T>, watcher: Asker): Promise<T>;
  /** As the rules are, and with the watcher where they put them. */
  decideAll(
    presentities: readonly PresentityAddress[],
    asker: Asker,
  ): Promise<ReadonlyMap<PresentityAddress, WatcherDecision>>;
  /** Resolves when nothing is under way that concerns this watcher. */
  settle(presentities: readonly PresentityAddress[], asker: Asker): Promise<void>;
  /** Moves the watcher if what they were given by `used` was overtaken; false if it was. */
  confirm(presentity: PresentityAddress, asker: Asker, used: AccessDecision): Promise<boolean>;
}

export interface RevisitsDeps {
  readonly repository: Pick<AccessRuleRepository, "watchers">;
  readonly rules: AccessRules;
  readonly ledger: Pick<Ledger, "flush">;
  readonly visiting: Visiting;
  /** Time may have changed what is decided, unnoticed so far. */
  readonly noticeTime: (presentity: PresentityAddress) => void;
}

// Each is a transaction of its own: more at once would hold up everybody else.
const AT_ONCE = 16;

export function createRevisits(deps: RevisitsDeps): Revisits {
  const { visiting } = deps;
  const underWay = createUnderWay();
  const carryOut = createCarryOut(deps, underWay);
  return {
    ...createSettling(deps, underWay),
    everybody: (change) => carryOut(change, () => visitAll(deps, underWay, change)),
    one: (change, asker) => carryOut(change, () => underWay.visit([change.presentity], asker)),
    confirm: (presentity, asker, used) => visiting.confirm(presentity, asker, used),
  };
}

function createSettling(
  { rules, noticeTime }: RevisitsDeps,
  underWay: UnderWay,
): Pick<Revisits, "settle" | "decideAll"> {
  const settle: Revisits["settle"] = async (presentities, asker) => {
    for (const presentity of presentities) noticeTime(presentity);
    await underWay.visit(presentities, asker);
  };
  return {
    settle,
    decideAll: async (presentities, asker) => {
      for (;;) {
        await settle(presentities, asker);
        const decided = await rules.decideAll(presentities, asker);
        if (!underWay.isAny(presentities, asker.principal)) return decided;
      }
    },
  };
}

/** From before it is written until everybody is moved, whoever comes finds the change under way. */
function createCarryOut({ visiting }: RevisitsDeps, underWay: UnderWay) {
  return async <T>(
    { presentity, before, write }: Change<T>,
    visit: () => Promise<void>,
  ): Promise<T> => {
    const written = write();
    // Whoever waits for it is not to blame if it fails.
    const isWritten = written.then(
      () => true,
      () => false,
    );
    const end = underWay.begin(presentity, async (asker) => {
      if (await isWritten) await visiting.visit(presentity, asker, before);
    });
    try {
      const result = await written;
      await visit();
      return result;
    } finally {
      end();
    }
  };
}

async function visitAll<T>(
  { repository, ledger, visiting }: RevisitsDeps,
  underWay: UnderWay,
  { presentity, before }: Change<T>,
): Promise<void> {
  // Looks that are not written down yet would be missed.
  await ledger.flush();
  const concerned = await visiting.concerned(await repository.watchers(presentity), before);
  await inParallel(concerned, AT_ONCE, (asker) => underWay.visit([presentity], asker));
}
