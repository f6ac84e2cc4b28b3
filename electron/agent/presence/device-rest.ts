/** What a host notices of its device. */
export type UseSignal =
  /** Somebody used the computer's keyboard or pointer this long ago; told again and again. */
  | { readonly kind: "input"; readonly agoMs: number }
  /** Somebody uses Porchlight itself, so the computer is neither locked nor asleep. */
  | { readonly kind: "touched" }
  | { readonly kind: "locked" | "unlocked" | "asleep" | "awake" };

/**
 * For how long nobody has used a device. Lengths and not moments, so that a clock that is set forward or
 * back in between shifts what is said and changes nothing of it.
 */
export interface DeviceRest {
  /** When the lengths were right, in ms since the epoch. */
  readonly at: number;
  readonly idleMs: number;
  /** Null: not locked. */
  readonly lockedMs: number | null;
  /** Since it fell asleep, until somebody touches it: waking up by itself is no use of it. */
  readonly asleepMs: number | null;
  /** Since it woke up; null while it sleeps, and once somebody touched it. */
  readonly awakeMs: number | null;
}

/** Systems count their seconds apart from ours, and not every one of them. */
const SAME_INPUT_MS = 2_000;

/** In use at this moment. */
export function inUse(now: number): DeviceRest {
  return { at: now, idleMs: 0, lockedMs: null, asleepMs: null, awakeMs: null };
}

/** The same as of now. A clock that went back has not undone anything. */
export function restAt(rest: DeviceRest, now: number): DeviceRest {
  const passed = Math.max(0, now - rest.at);
  const longer = (ms: number | null) => (ms === null ? null : ms + passed);
  return {
    at: now,
    idleMs: rest.idleMs + passed,
    lockedMs: longer(rest.lockedMs),
    asleepMs: longer(rest.asleepMs),
    awakeMs: longer(rest.awakeMs),
  };
}

/** After something was noticed. Any signal may come twice. */
export function afterSignal(before: DeviceRest, signal: UseSignal, now: number): DeviceRest {
  const rest = restAt(before, now);
  switch (signal.kind) {
    case "input":
      return afterInput(rest, signal.agoMs);
    case "touched":
    case "unlocked":
      return inUse(now);
    case "locked":
      return { ...rest, lockedMs: rest.lockedMs ?? 0 };
    case "asleep":
      return { ...rest, asleepMs: rest.asleepMs ?? 0, awakeMs: null };
    case "awake":
      return rest.asleepMs === null ? rest : { ...rest, awakeMs: rest.awakeMs ?? 0 };
  }
}

function afterInput(rest: DeviceRest, agoMs: number): DeviceRest {
  // Many systems leave out the time asleep, so that the last input seems to be one of a moment ago.
  if (rest.asleepMs !== null && (rest.awakeMs === null || agoMs >= rest.awakeMs)) return rest;
  const isSame = Math.abs(agoMs - rest.idleMs) <= SAME_INPUT_MS;
  const idleMs = isSame ? rest.idleMs : Math.max(0, agoMs);
  return { ...rest, idleMs, asleepMs: null, awakeMs: null };
}
