import { describe, expect, it } from "vitest";
import { type AutoAway, DEFAULT_AUTO_AWAY } from "../../../shared/contract/auto-away.ts";
import { awayFor, nextStageInMs } from "./auto-away.ts";
import { afterSignal, type DeviceRest, inUse, restAt, type UseSignal } from "./device-rest.ts";

const NOON = Date.parse("2026-01-01T12:00:00.000Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const never: AutoAway = {
  ...DEFAULT_AUTO_AWAY,
  first: { afterMinutes: 0, note: "" },
  second: { afterMinutes: 0, note: "" },
  onLock: false,
  onSleep: false,
};

type Noticed = readonly [minutes: number, signal: UseSignal | null];

/** A device in use at noon, and what was noticed so many minutes later. */
function restAfter(...signals: Noticed[]) {
  return signals.reduce<DeviceRest>((rest, [minutes, signal]) => {
    const now = NOON + minutes * MINUTE;
    return signal === null ? restAt(rest, now) : afterSignal(rest, signal, now);
  }, inUse(NOON));
}

const input = (agoMs: number): UseSignal => ({ kind: "input", agoMs });
const locked: UseSignal = { kind: "locked" };
const unlocked: UseSignal = { kind: "unlocked" };
const asleep: UseSignal = { kind: "asleep" };
const awake: UseSignal = { kind: "awake" };
const touched: UseSignal = { kind: "touched" };

const away = (...signals: Noticed[]) => awayFor(restAfter(...signals), DEFAULT_AUTO_AWAY);

describe("a device that nobody uses", () => {
  it("goes away after the minutes of the first stage, and further after those of the second", () => {
    expect(away([4.99, null])).toBeNull();
    expect(away([5, null])).toEqual({ stage: 1, cause: "idle", forMs: 5 * MINUTE });
    expect(away([29.9, null])?.stage).toBe(1);
    expect(away([30, null])).toEqual({ stage: 2, cause: "idle", forMs: 30 * MINUTE });
  });

  it("counts from the last input that the system knows of", () => {
    expect(away([4, input(1_000)], [8.9, null])).toBeNull();
    expect(away([4, input(10 * MINUTE)])).toMatchObject({ stage: 1, forMs: 10 * MINUTE });
  });

  it("comes back at the first input, and at the first touch", () => {
    expect(away([40, null], [41, input(0)])).toBeNull();
    expect(away([40, null], [41, touched])).toBeNull();
  });

  it("takes seconds that are counted otherwise for the same rest", () => {
    const rest = restAfter([10, input(10 * MINUTE - 900)]);
    expect(rest.idleMs).toBe(10 * MINUTE);
  });

  it("never goes away where both stages are off", () => {
    expect(awayFor(restAfter([24 * 60, null]), never)).toBeNull();
    expect(nextStageInMs(restAfter([1, null]), never)).toBeNull();
  });

  it("goes straight into a second stage that comes first", () => {
    const settings = { ...never, second: { afterMinutes: 2, note: "" } };
    expect(awayFor(restAfter([2, null]), settings)?.stage).toBe(2);
  });

  it("is looked at again when the next stage is due", () => {
    expect(nextStageInMs(restAfter([1, null]), DEFAULT_AUTO_AWAY)).toBe(4 * MINUTE);
    expect(nextStageInMs(restAfter([6, null]), DEFAULT_AUTO_AWAY)).toBe(24 * MINUTE);
    expect(nextStageInMs(restAfter([31, null]), DEFAULT_AUTO_AWAY)).toBeNull();
  });
});

describe("a locked screen", () => {
  it("is away at once, and further when it stays locked", () => {
    expect(away([1, locked])).toEqual({ stage: 1, cause: "locked", forMs: 0 });
    expect(away([1, locked], [31, input(1_000)])).toMatchObject({ stage: 2, cause: "locked" });
  });

  it("stays away while somebody tries its keys, until it is unlocked", () => {
    expect(away([1, locked], [3, input(0)])).toMatchObject({ cause: "locked", forMs: 2 * MINUTE });
    expect(away([1, locked], [3, unlocked])).toBeNull();
  });

  it("counts from the first time that it was said", () => {
    expect(away([1, locked], [3, locked])?.forMs).toBe(2 * MINUTE);
  });

  it("says what goes back further where it was left alone before", () => {
    expect(away([10, locked], [12, null])).toMatchObject({ cause: "idle", forMs: 12 * MINUTE });
  });

  it("means nothing where that is off", () => {
    const settings = { ...DEFAULT_AUTO_AWAY, onLock: false };
    expect(awayFor(restAfter([1, locked]), settings)).toBeNull();
    expect(awayFor(restAfter([1, locked], [5, null]), settings)?.cause).toBe("idle");
  });
});

describe("a computer that sleeps", () => {
  it("is away from then on, also when it wakes up by itself", () => {
    const slept = away([1, asleep], [181, awake]);
    expect(slept).toEqual({ stage: 2, cause: "idle", forMs: 181 * MINUTE });
    expect(away([1, asleep])).toEqual({ stage: 1, cause: "asleep", forMs: 0 });
  });

  it("is not taken for used by a system that leaves out the time asleep", () => {
    expect(away([1, asleep], [181, awake], [181.1, input(8_000)])).toMatchObject({ stage: 2 });
    expect(away([1, asleep], [181, input(8_000)])).toMatchObject({ stage: 2 });
  });

  it("is back when somebody uses it after it woke up", () => {
    expect(away([1, asleep], [181, awake], [182, input(5_000)])).toBeNull();
    expect(away([1, asleep], [181, awake], [181.1, unlocked])).toBeNull();
  });

  it("is unused for all that time where sleeping by itself means nothing", () => {
    const settings = { ...DEFAULT_AUTO_AWAY, onSleep: false };
    expect(awayFor(restAfter([1, asleep]), settings)).toBeNull();
    const woke = restAfter([1, asleep], [181, awake], [181.1, input(8_000)]);
    expect(awayFor(woke, settings)).toMatchObject({ stage: 2, cause: "idle" });
  });

  it("that tells nobody of it is as unused as its clock says", () => {
    expect(away([1, input(0)], [181, null])).toMatchObject({ stage: 2, forMs: 180 * MINUTE });
  });
});

describe("a clock that is set", () => {
  it("back brings nobody back, and forgets nothing", () => {
    const before = restAt(inUse(NOON), NOON + 10 * MINUTE);
    const after = restAt(before, NOON - 3 * HOUR);
    expect(awayFor(after, DEFAULT_AUTO_AWAY)).toMatchObject({ stage: 1, forMs: 10 * MINUTE });
    expect(restAt(after, NOON - 3 * HOUR + MINUTE).idleMs).toBe(11 * MINUTE);
  });

  it("forward is put right by the next word of the system", () => {
    expect(away([1, null], [181, null], [181.1, input(70_000)])).toBeNull();
  });
});
