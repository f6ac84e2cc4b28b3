import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Clock, Log, Stop } from "../ports.ts";
import { createFetchLog } from "./fetch-log.ts";
import type { AnonymousHour, LedgerRepository } from "./ledger-repository.ts";

/** Something that somebody did without their name. */
export interface AnonymousAct {
  readonly presentity: PresentityAddress;
  /** In ms since the epoch; only the hour of it is kept. */
  readonly at: number;
  readonly kind: "fetch" | "subscribe" | "cancel";
  /** As anonymous watchers are, whoever it was. */
  readonly isRefused: boolean;
  readonly isLit: boolean;
}

/**
 * Counts what anonymous watchers do, by the hour: who compares the minute with who was there then, or who
 * came when another one left, must not find out who it is. An hour is told once it is over.
 */
export interface AnonymousCount {
  add(act: AnonymousAct): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export interface AnonymousCountDeps {
  readonly repository: Pick<LedgerRepository, "countAnonymous">;
  readonly clock: Clock;
  readonly log: Log;
  /** An hour is over in which there was something. */
  readonly onDidEndHour: (presentity: PresentityAddress) => void;
}

export const HOUR_MS = 3_600_000;

export function hourOf(at: number): string {
  return new Date(Math.floor(at / HOUR_MS) * HOUR_MS).toISOString();
}

export function createAnonymousCount(deps: AnonymousCountDeps): AnonymousCount {
  const { repository, clock, log } = deps;
  const acts = createFetchLog<AnonymousHour>({
    clock,
    log,
    repository: {
      // Only of those who are there: anybody may ask for names that nobody has.
      record: async (batch) => (await repository.countAnonymous(batch)).forEach(ends.note),
    },
  });
  const ends = createHourEnds(deps);
  return {
    flush: acts.flush,
    add: (act) => acts.add(counted(act)),
    stop: async () => {
      await acts.stop();
      ends.stop();
    },
  };
}

const NOTHING = { fetches: 0, litFetches: 0, subscribes: 0, cancels: 0, refusals: 0 } as const;

function counted({ presentity, at, kind, isRefused, isLit }: AnonymousAct): AnonymousHour {
  const hour = { ...NOTHING, presentity, hour: hourOf(at) };
  if (isRefused) return { ...hour, refusals: 1 };
  if (kind === "subscribe") return { ...hour, subscribes: 1 };
  if (kind === "cancel") return { ...hour, cancels: 1 };
  return { ...hour, fetches: 1, litFetches: isLit ? 1 : 0 };
}

function createHourEnds({ clock, onDidEndHour }: AnonymousCountDeps) {
  const noted = new Set<PresentityAddress>();
  let timer: Stop | undefined;
  const tell = (): void => {
    timer = undefined;
    const ended = [...noted];
    noted.clear();
    for (const presentity of ended) onDidEndHour(presentity);
  };
  return {
    note: (presentity: PresentityAddress): void => {
      noted.add(presentity);
      timer ??= clock.schedule(tell, HOUR_MS - (clock.now() % HOUR_MS));
    },
    stop: (): void => timer?.(),
  };
}
