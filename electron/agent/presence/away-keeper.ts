import { isDeepStrictEqual } from "node:util";
import type { AutoAway, AutomaticAway } from "../../../shared/contract/auto-away.ts";
import type { DeviceUse } from "../../../shared/contract/device-use.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock } from "../ports.ts";
import type { ServiceTime } from "../service-time.ts";
import { awayFor, nextStageInMs, type RestingAway } from "./auto-away.ts";
import { afterSignal, type DeviceRest, inUse, restAt, type UseSignal } from "./device-rest.ts";
import type { StatusKeeper } from "./status-keeper.ts";

/**
 * Whether somebody uses this device, and what is said when nobody does. It never touches the chosen status:
 * going away by itself is of the device alone.
 */
export interface AwayKeeper {
  /** What the device says of itself, whatever was chosen: the service knows to whom it is shown, and when. */
  use(): DeviceUse;
  readonly onDidChangeUse: OnDid<DeviceUse>;
  /**
   * Why this device is shown as away, or was a moment ago. Null where it never was, and while something
   * else than `available` is chosen: then it changes nothing.
   */
  away(): AutomaticAway | null;
  readonly onDidChange: OnDid<AutomaticAway | null>;
  observe(signal: UseSignal): void;
  configure(settings: AutoAway): void;
  stop(): void;
}

export interface AwayKeeperOptions {
  readonly clock: Clock;
  readonly serviceTime: ServiceTime;
  readonly status: Pick<StatusKeeper, "status" | "onDidChange">;
  readonly settings: AutoAway;
}

/** So that a clock that is set while nothing else happens is noticed before it does harm. */
const LOOK_AT_LEAST_EVERY_MS = 30_000;

const IN_USE: DeviceUse = { userInput: "active", lastInput: null, away: null };

export function createAwayKeeper(options: AwayKeeperOptions): AwayKeeper {
  return new TimedAway(options);
}

class TimedAway implements AwayKeeper {
  readonly #options: AwayKeeperOptions;
  readonly #useChanged = createEmitter<DeviceUse>();
  readonly onDidChangeUse = this.#useChanged.onDid;
  readonly #changed = createEmitter<AutomaticAway | null>();
  readonly onDidChange = this.#changed.onDid;
  readonly #forgetStatus: () => void;
  #settings: AutoAway;
  #rest: DeviceRest;
  #use = IN_USE;
  /** The last time it was away by itself, whatever is chosen. */
  #last: AutomaticAway | null = null;
  #told: AutomaticAway | null = null;
  #cancelLook = (): void => {};

  constructor(options: AwayKeeperOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#rest = inUse(options.clock.now());
    this.#forgetStatus = options.status.onDidChange(() => this.#afterChoice());
    this.#look();
  }

  use(): DeviceUse {
    return this.#use;
  }

  away(): AutomaticAway | null {
    return this.#told;
  }

  observe(signal: UseSignal): void {
    this.#rest = afterSignal(this.#rest, signal, this.#options.clock.now());
    this.#look();
  }

  configure(settings: AutoAway): void {
    this.#settings = settings;
    this.#look();
  }

  stop(): void {
    this.#cancelLook();
    this.#forgetStatus();
  }

  #look(): void {
    const now = this.#options.clock.now();
    this.#rest = restAt(this.#rest, now);
    const away = awayFor(this.#rest, this.#settings);
    this.#last = this.#lastAfter(away, now);
    const use = this.#useWhile(away);
    this.#scheduleLook();
    // First, so that the reason is there before anybody asks why.
    this.#tell();
    if (isDeepStrictEqual(use, this.#use)) return;
    this.#use = use;
    this.#useChanged.emit(use);
  }

  #scheduleLook(): void {
    this.#cancelLook();
    const inMs = nextStageInMs(this.#rest, this.#settings);
    if (inMs === null) return;
    const delayMs = Math.min(inMs, LOOK_AT_LEAST_EVERY_MS);
    this.#cancelLook = this.#options.clock.schedule(() => this.#look(), delayMs);
  }

  #lastAfter(away: RestingAway | null, now: number): AutomaticAway | null {
    if (away === null) {
      if (this.#last === null || this.#last.endedAt !== null) return this.#last;
      // What nobody was shown is nothing to explain afterwards.
      if (!this.#isShown()) return null;
      return { ...this.#last, endedAt: new Date(now).toISOString() };
    }
    const { stage, cause, forMs } = away;
    const since = new Date(now - forMs).toISOString();
    return { stage, cause, since, note: this.#noteOf(stage), endedAt: null };
  }

  #useWhile(away: RestingAway | null): DeviceUse {
    if (away === null) return IN_USE;
    const { stage } = away;
    const lastInput = this.#settings.tellsLastInput ? this.#lastInput() : null;
    return { userInput: "idle", lastInput, away: { stage, note: this.#noteOf(stage) } };
  }

  /** By the service's clock, and the same for as long as nobody came back: each change would be told. */
  #lastInput(): string {
    if (this.#use.lastInput !== null) return this.#use.lastInput;
    const { idleMs, lockedMs, asleepMs } = this.#rest;
    const forMs = Math.max(idleMs, lockedMs ?? 0, asleepMs ?? 0);
    return new Date(Date.parse(this.#options.serviceTime.now()) - forMs).toISOString();
  }

  #noteOf(stage: 1 | 2): string {
    const { first, second } = this.#settings;
    return (stage === 1 ? first : second).note;
  }

  #afterChoice(): void {
    // Whoever chooses anew has seen how things stood.
    if (this.#last !== null && this.#last.endedAt !== null) this.#last = null;
    this.#tell();
  }

  #isShown(): boolean {
    return this.#options.status.status()?.choice === "available";
  }

  #tell(): void {
    const away = this.#isShown() ? this.#last : null;
    if (isDeepStrictEqual(away, this.#told)) return;
    this.#told = away;
    this.#changed.emit(away);
  }
}
