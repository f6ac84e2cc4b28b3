import type { AutoAway, AwayCause } from "../../../shared/contract/auto-away.ts";
import type { DeviceRest } from "./device-rest.ts";

/** That a device is away by itself as of the moment of its rest. */
export interface RestingAway {
  readonly stage: 1 | 2;
  readonly cause: AwayCause;
  /** How long ago the cause began. */
  readonly forMs: number;
}

interface Rest {
  readonly cause: AwayCause;
  readonly forMs: number;
  /** Away from the beginning, not only after the minutes of the first stage. */
  readonly isAtOnce: boolean;
}

/** Whether a device goes by these settings, and for which reason: of several the one that goes back furthest. */
export function awayFor(rest: DeviceRest, settings: AutoAway): RestingAway | null {
  const all = restsOf(rest, settings).flatMap(({ cause, forMs, isAtOnce }) => {
    const stage = stageAfter(forMs, isAtOnce, settings);
    return stage === null ? [] : [{ stage, cause, forMs }];
  });
  return all.toSorted((a, b) => b.stage - a.stage || b.forMs - a.forMs)[0] ?? null;
}

/** How long until `awayFor` may answer something else with nobody using the device; null: never. */
export function nextStageInMs(rest: DeviceRest, settings: AutoAway): number | null {
  const lengths = [settings.first, settings.second]
    .map(({ afterMinutes }) => afterMinutes * MINUTE_MS)
    .filter((ms) => ms > 0);
  const waits = restsOf(rest, settings).flatMap(({ forMs }) =>
    lengths.map((ms) => ms - forMs).filter((ms) => ms > 0),
  );
  return waits.length === 0 ? null : Math.min(...waits);
}

const MINUTE_MS = 60_000;

function restsOf({ idleMs, lockedMs, asleepMs }: DeviceRest, settings: AutoAway): Rest[] {
  const rests: Rest[] = [{ cause: "idle", forMs: idleMs, isAtOnce: false }];
  if (settings.onLock && lockedMs !== null) {
    rests.push({ cause: "locked", forMs: lockedMs, isAtOnce: true });
  }
  if (settings.onSleep && asleepMs !== null) {
    rests.push({ cause: "asleep", forMs: asleepMs, isAtOnce: true });
  }
  return rests;
}

function stageAfter(forMs: number, isAtOnce: boolean, { first, second }: AutoAway): 1 | 2 | null {
  const isOver = ({ afterMinutes }: AutoAway["first"]) =>
    afterMinutes > 0 && forMs >= afterMinutes * MINUTE_MS;
  if (isOver(second)) return 2;
  return isAtOnce || isOver(first) ? 1 : null;
}
