import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { whichOfOwn } from "../presentity/which-of-own.ts";
import { createCoalescer } from "../coalescer.ts";
import { describeBug } from "../describe-bug.ts";
import type { Bus, Clock, Log, Stop } from "../ports.ts";
import { createSignal } from "../signal.ts";
import type { WriteBehind } from "../presence/write-behind.ts";
import type { LedgerRepository, RecordedFetch } from "./ledger-repository.ts";
import { isHiddenIdentity } from "../visibility/hidden-identity.ts";
import { type AnonymousAct, createAnonymousCount, hourOf } from "./anonymous-count.ts";
import { createFetchLog } from "./fetch-log.ts";
import { describeWatchers } from "./watcher-information.ts";

/** Who watched whom, how and what they were shown: WATCHER INFORMATION (RFC 2778 §2.3). */
export interface Ledger {
  /** A look; written a moment later together with others. Of whoever hides, only that they were here. */
  record(fetch: RecordedFetch): void;
  /** What somebody did without their name: never told before the hour is over. */
  countAnonymous(act: AnonymousAct): void;
  /** Resolves when every look so far is written, or could not be. */
  flush(): Promise<void>;
  /** Something else was written about a watcher of this presentity. */
  changed(presentity: PresentityAddress): void;
  /** Everything of the span, up to this very moment. */
  read(presentity: PresentityAddress): Promise<WatcherInformation>;
  /** For how long it is kept; what lies before that is forgotten at once. Idempotent. */
  setSpan(presentity: PresentityAddress, days: number): Promise<void>;
  /** For how many days it is kept. */
  spanDays(presentity: PresentityAddress): Promise<number>;
  /** It moved; many changes of a moment are told once. */
  onDidChange(listener: (presentity: PresentityAddress) => void): Stop;
  start(): void;
  /** Writes what is still to be written. */
  stop(): Promise<void>;
}

export interface LedgerDeps {
  readonly repository: LedgerRepository;
  /** What presence still has to write: when the light was on belongs to the reading. */
  readonly writes: Pick<WriteBehind, "settled">;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 86_400_000;
const PRUNE_EVERY_MS = DAY_MS / 4;

export function createLedger(deps: LedgerDeps): Ledger {
  const fetches = createFetchLog(deps);
  const versions = createVersions(deps.clock);
  const changes = createChanges(deps, versions.of);
  // What is still on its way belongs to the reading, and may lie before a span.
  const settled = () => Promise.all([fetches.flush(), anonymous.flush(), deps.writes.settled()]);
  const pruning = createPruning(deps);
  const changed = (presentity: PresentityAddress): void => {
    versions.raise(presentity);
    changes.ask(presentity);
  };
  const anonymous = createAnonymousCount({ ...deps, onDidEndHour: changed });

  return {
    changed,
    flush: fetches.flush,
    record: (fetch) => {
      fetches.add(fetch);
      if (!isHiddenIdentity(fetch.watcher)) changed(fetch.presentity);
    },
    countAnonymous: anonymous.add,
    read: async (presentity) => {
      await settled();
      return readSpan(deps, presentity, versions.of(presentity));
    },
    spanDays: (presentity) => spanDaysOf(deps, presentity),
    onDidChange: changes.listen,
    setSpan: async (presentity, days) => {
      await settled();
      await deps.repository.setSpan(presentity, days, deps.clock.now());
      changed(presentity);
    },
    start: pruning.start,
    stop: async () => {
      pruning.stop();
      changes.stop();
      await Promise.all([fetches.stop(), anonymous.stop()]);
    },
  };
}

/** Tells the owner, and who listens, that the ledger moved: the first time at once, then with pauses. */
function createChanges(
  { bus, clock }: LedgerDeps,
  versionOf: (presentity: PresentityAddress) => number,
) {
  const { listen, tell } = createSignal<[PresentityAddress]>();
  const { ask, stop } = createCoalescer<PresentityAddress>(
    clock,
    times.notificationIntervalMs,
    (presentity) => {
      const change = { version: versionOf(presentity), ...whichOfOwn(presentity) };
      bus.toPrincipal(ownerOf(presentity), "watcher:changed", change);
      tell(presentity);
      return true;
    },
  );
  return { ask, stop, listen };
}

async function spanDaysOf(
  { repository }: LedgerDeps,
  presentity: PresentityAddress,
): Promise<number> {
  return (await repository.span(presentity)) ?? times.watcherSpanDays;
}

async function readSpan(
  deps: LedgerDeps,
  presentity: PresentityAddress,
  version: number,
): Promise<WatcherInformation> {
  const { repository, clock } = deps;
  const now = clock.now();
  const spanDays = await spanDaysOf(deps, presentity);
  const from = new Date(now - spanDays * DAY_MS).toISOString();
  const finelyFrom = new Date(now - DAY_MS).toISOString();
  const span = { from, finelyFrom, anonymousUntil: hourOf(now) };
  const reading = await repository.read(presentity, span);
  return describeWatchers(presentity, reading, { version, now, spanDays });
}

/** Forgets what lies before the spans, now and then. */
function createPruning({ repository, clock, log }: LedgerDeps) {
  let stop: Stop = () => {};
  const prune = (): void => {
    repository.prune(clock.now()).catch((error: unknown) => {
      log.error({ error: describeBug(error) }, "could not forget old watchers");
    });
    stop = clock.schedule(prune, PRUNE_EVERY_MS);
  };
  return { start: prune, stop: () => stop() };
}

/** Numbers that only grow, over restarts too. */
function createVersions(clock: Clock) {
  const atStart = clock.now();
  const versions = new Map<PresentityAddress, number>();
  const of = (presentity: PresentityAddress) => versions.get(presentity) ?? atStart;
  return {
    of,
    raise: (presentity: PresentityAddress): void => {
      versions.set(presentity, Math.max(clock.now(), of(presentity) + 1));
    },
  };
}
