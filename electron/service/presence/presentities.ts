import type { DeviceId } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { StatusChoice, StatusSetting } from "../../../shared/contract/presence.ts";
import { chooseStatus } from "../../../shared/model/status-setting.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Clock, Log, Stop } from "../ports.ts";
import { createSignal } from "../signal.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import { createLeaseTimers } from "./lease-timers.ts";
import { createPresentityCache } from "./presentity-cache.ts";
import {
  brightnessOf,
  currentSetting,
  moveView,
  type Presentity,
  settleAbsence,
} from "./presentity.ts";
import { createStatusTimers } from "./status-timers.ts";
import { createWriteBehind } from "./write-behind.ts";

/** The part of a caller that publishing needs: who and which device, as the session says. */
export interface Publisher {
  readonly principal: PrincipalAddress;
  readonly deviceId: DeviceId;
  readonly deviceLabel: string;
}

export interface ChosenStatus {
  readonly choice: StatusChoice;
  readonly note: string;
  readonly until: string | null;
}

/** All PRESENTITIES of this service, as far as somebody wants to know of them. */
export interface Presentities {
  /** Those of the asked that exist. Reads all that are not in memory at once. */
  find(principals: readonly PrincipalAddress[]): Promise<ReadonlyMap<PrincipalAddress, Presentity>>;
  /** Refuses with `address-unknown`. */
  get(principal: PrincipalAddress): Promise<Presentity>;
  /** Says that a device is here; returns until when, in ms since the epoch. */
  publish(publisher: Publisher, userInput: "active" | "idle"): Promise<number>;
  /** Idempotent. */
  unpublish(principal: PrincipalAddress, device: DeviceId): Promise<void>;
  choose(principal: PrincipalAddress, chosen: ChosenStatus): Promise<StatusSetting>;
  statusOf(principal: PrincipalAddress): Promise<StatusSetting>;
  /** Whether a device of theirs is here at this moment, shown or not. */
  isHere(principal: PrincipalAddress): boolean;
  /** When the full view may move next, in ms since the epoch: not twice in a second. */
  nextMoveAt(presentity: Presentity): number;
  /** The full view moved: its new document is what fetchers get from now on. */
  onDidMove(listener: (presentity: Presentity) => void): Stop;
  /** A status ended at its time. */
  onDidEndStatus(listener: (presentity: Presentity) => void): Stop;
  /** Takes up what was going on when the service last stopped. */
  start(): Promise<void>;
  /** Lets go of all timers and waits for what is still being written. */
  stop(): Promise<void>;
}

export interface PresentitiesDeps {
  readonly repository: PresenceRepository;
  readonly clock: Clock;
  readonly log: Log;
}

export function createPresentities(deps: PresentitiesDeps): Presentities {
  const { repository, clock, log } = deps;
  const didMove = createSignal<[Presentity]>();
  const didEndStatus = createSignal<[Presentity]>();
  const writes = createWriteBehind(log);
  const cache = createPresentityCache(deps);

  const move = (presentity: Presentity, leftAt?: number): boolean => {
    const before = brightnessOf(presentity.view.document);
    if (!moveView(presentity, clock.now(), leftAt)) return false;
    const { principal, view, signOff } = presentity;
    const brightness = brightnessOf(view.document);
    const at = leftAt === undefined ? view.document.timestamp : new Date(leftAt).toISOString();
    const light = brightness === before ? null : { at, brightness };
    writes.add(repository.saveView({ principal, view, signOff, light }));
    didMove.tell(presentity);
    return true;
  };
  const moves = createCoalescer<Presentity>(clock, times.notificationIntervalMs, (presentity) =>
    move(presentity),
  );

  const remove = (presentity: Presentity, gone: readonly DeviceId[]): void => {
    const devices = gone.filter((device) => presentity.devices.delete(device));
    if (devices.length === 0) return;
    writes.add(repository.removePublications(presentity.principal, devices));
    moves.ask(presentity);
  };
  const leases = createLeaseTimers(clock, remove);

  const statuses = createStatusTimers(clock, (presentity) => {
    presentity.setting = currentSetting(presentity, clock.now());
    settleAbsence(presentity, presentity.setting);
    writes.add(repository.saveSetting(presentity.principal, presentity.setting));
    didEndStatus.tell(presentity);
    moves.ask(presentity);
  });

  const get = async (principal: PrincipalAddress): Promise<Presentity> => {
    const presentity = (await cache.find([principal])).get(principal);
    if (presentity === undefined) throw new AppError("address-unknown", "nobody has this address");
    return presentity;
  };

  const lapse = (presentity: Presentity, aliveAt: number): void => {
    writes.add(repository.removePublications(presentity.principal, [...presentity.devices.keys()]));
    presentity.devices.clear();
    move(presentity, aliveAt);
  };

  const alive = createAliveMark(deps, writes.add);
  return {
    find: cache.find,
    get,
    publish: async (publisher, userInput) => {
      const presentity = await get(publisher.principal);
      const { deviceId, deviceLabel } = publisher;
      const device = { key: deviceId, label: deviceLabel, userInput };
      const before = presentity.devices.get(deviceId);
      const expiresAt = clock.now() + times.publicationExpiresMs;
      presentity.devices.set(deviceId, { ...device, expiresAt });
      leases.watch(presentity);
      alive.mark();
      if (before?.userInput === userInput && before.label === deviceLabel) return expiresAt;
      writes.add(repository.savePublication(publisher.principal, device));
      moves.ask(presentity);
      return expiresAt;
    },
    unpublish: async (principal, device) => remove(await get(principal), [device]),
    choose: async (principal, chosen) => {
      const presentity = await get(principal);
      const now = new Date(clock.now());
      requireFuture(chosen.until, now);
      const setting = chooseStatus(presentity.setting, chosen, now);
      await repository.saveSetting(principal, setting);
      presentity.setting = setting;
      statuses.watch(presentity);
      moves.ask(presentity);
      return setting;
    },
    statusOf: async (principal) => currentSetting(await get(principal), clock.now()),
    isHere: (principal) => (cache.peek(principal)?.devices.size ?? 0) > 0,
    nextMoveAt: moves.nextAt,
    onDidMove: didMove.listen,
    onDidEndStatus: didEndStatus.listen,
    start: async () => {
      const { principals, aliveAt } = await repository.live();
      const aliveMs = aliveAt === null ? 0 : Date.parse(aliveAt);
      const isLongAgo = clock.now() - aliveMs > times.publicationExpiresMs;
      for (const presentity of (await cache.find(principals)).values()) {
        if (isLongAgo && presentity.devices.size > 0) lapse(presentity, aliveMs);
        leases.watch(presentity);
        statuses.watch(presentity);
      }
    },
    stop: async () => {
      leases.stop();
      statuses.stop();
      moves.stop();
      await writes.settled();
    },
  };
}

function requireFuture(until: string | null, now: Date): void {
  if (until !== null && Date.parse(until) <= now.getTime()) {
    throw new AppError("invalid-request", "a status can only end in the future");
  }
}

const ALIVE_EVERY_MS = 10_000;

/** Writes down now and then that devices are being heard, for the next start to know how long it was. */
function createAliveMark(
  { repository, clock }: PresentitiesDeps,
  write: (writing: Promise<void>) => void,
) {
  let last = -Infinity;
  return {
    mark: (): void => {
      const now = clock.now();
      if (now - last < ALIVE_EVERY_MS) return;
      last = now;
      write(repository.keepAlive(new Date(now).toISOString()));
    },
  };
}
