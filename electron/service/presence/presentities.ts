import { isDeepStrictEqual } from "node:util";
import type { DeviceId } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { OwnDeviceUse } from "../../../shared/contract/device-use.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { ownerOf, tagOf } from "../../../shared/model/address.ts";
import type { LiveDevice } from "../../../shared/model/presence-view.ts";
import { basicOf, type ChosenStatus, chooseStatus } from "../../../shared/model/status-setting.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Clock, Stop } from "../ports.ts";
import { createSignal } from "../signal.ts";
import { type AliveMark, createAliveMark } from "./alive-mark.ts";
import { createLeaseTimers, type LeaseTimers } from "./lease-timers.ts";
import type { PresenceRepository, StoredPresentity } from "./presence-repository.ts";
import { addPresentity, type Owner } from "./owner.ts";
import { createOwnerCache, type OwnerCache } from "./owner-cache.ts";
import { unknownAddress } from "./presentity-target.ts";
import {
  currentSetting,
  type Presentity,
  type PublishedDevice,
  settleAbsence,
} from "./presentity.ts";
import { type ClaimedUse, soundUse } from "./sound-use.ts";
import { createStatusTimers, type StatusTimers } from "./status-timers.ts";
import { createViewMoves, type Move, type ViewMoves } from "./view-moves.ts";
import type { WriteBehind } from "./write-behind.ts";

/** The part of a caller that publishing needs: who and which device, as the session says. */
export interface Publisher {
  readonly principal: PrincipalAddress;
  readonly deviceId: DeviceId;
  readonly deviceLabel: string;
}

/** All PRESENTITIES of this service, as far as somebody wants to know of them. */
export interface Presentities {
  /** Those of the asked that exist. Reads all that are not in memory at once. */
  find(
    addresses: readonly PresentityAddress[],
  ): Promise<ReadonlyMap<PresentityAddress, Presentity>>;
  /** Refuses with `address-unknown`. */
  get(address: PresentityAddress): Promise<Presentity>;
  /** All of one principal, the first one first; none where nobody has the address. */
  of(owner: PrincipalAddress): Promise<readonly Presentity[]>;
  /** Says that a device is here, behind each of its owner's; returns until when, in ms since the epoch. */
  publish(publisher: Publisher, claimed: ClaimedUse): Promise<number>;
  /** What the devices say that are here, shown or not: for their owner alone. */
  devicesOf(principal: PrincipalAddress): Promise<OwnDeviceUse[]>;
  /** Idempotent. */
  unpublish(principal: PrincipalAddress, device: DeviceId): Promise<void>;
  /** One that its owner has just made. */
  add(stored: StoredPresentity): Promise<Presentity>;
  /** What its owner says of it is other than it was. */
  profileChanged(presentity: Presentity): void;
  /** From here on it is an address nobody has. */
  detach(presentity: Presentity): void;
  /** Undoes that. */
  attach(presentity: Presentity): void;
  choose(presentity: Presentity, chosen: ChosenStatus): Promise<StatusSetting>;
  statusOf(address: PresentityAddress): Promise<StatusSetting>;
  /** Whether a device of theirs is here at this moment, shown or not. */
  isHere(principal: PrincipalAddress): boolean;
  /** When the full view may move next, in ms since the epoch: not twice in a second. */
  nextMoveAt(presentity: Presentity): number;
  /** Keeps the full view from moving for a second, as if it just had. */
  holdMoves(presentity: Presentity): void;
  /** The full view moved: its new document is what fetchers get from now on. */
  onDidMove(listener: (presentity: Presentity, move: Move) => void): Stop;
  /** A status ended at its time. */
  onDidEndStatus(listener: (presentity: Presentity) => void): Stop;
  /** Takes up what was going on when the service last stopped. */
  start(): Promise<void>;
  /** Lets go of all timers. */
  stop(): void;
}

export interface PresentitiesDeps {
  readonly repository: PresenceRepository;
  readonly writes: WriteBehind;
  readonly clock: Clock;
}

interface Parts extends PresentitiesDeps {
  readonly cache: OwnerCache;
  readonly moves: ViewMoves;
  readonly leases: LeaseTimers;
  readonly statuses: StatusTimers;
  readonly alive: AliveMark;
  readonly remove: (owner: Owner, gone: readonly DeviceId[]) => void;
}

export function createPresentities(deps: PresentitiesDeps): Presentities {
  const didEndStatus = createSignal<[Presentity]>();
  const parts = createParts(deps, didEndStatus.tell);
  const { cache, moves, leases, statuses, clock } = parts;
  const get = (address: PresentityAddress) => getFrom(cache, address);
  const owner = (principal: PrincipalAddress) => getOwner(cache, principal);
  return {
    find: (addresses) => findIn(cache, addresses),
    get,
    of: async (principal) => {
      const found = (await cache.find([principal])).get(principal);
      return [...(found?.presentities.values() ?? [])];
    },
    publish: async (publisher, claimed) =>
      publish(parts, await owner(publisher.principal), { publisher, claimed }),
    devicesOf: async (principal) => usesOf(await owner(principal)),
    unpublish: async (principal, device) => parts.remove(await owner(principal), [device]),
    ...createOwned(parts),
    choose: (presentity, chosen) => choose(parts, presentity, chosen),
    statusOf: async (address) => currentSetting(await get(address), clock.now()),
    isHere: (principal) => (cache.peek(principal)?.devices.size ?? 0) > 0,
    nextMoveAt: moves.nextAt,
    holdMoves: moves.hold,
    onDidMove: moves.onDidMove,
    onDidEndStatus: didEndStatus.listen,
    start: () => takeUp(parts),
    stop: () => {
      leases.stop();
      statuses.stop();
      moves.stop();
    },
  };
}

/** What becomes of those that their owners make. */
function createOwned({
  cache,
  moves,
  clock,
}: Parts): Pick<Presentities, "add" | "profileChanged" | "detach" | "attach"> {
  return {
    add: async (stored) => {
      const owner = await getOwner(cache, ownerOf(stored.address));
      return addPresentity(owner, stored, clock.now());
    },
    profileChanged: moves.ask,
    detach: (presentity) => {
      presentity.isGone = true;
      cache.peek(presentity.owner)?.presentities.delete(presentity.address);
    },
    attach: (presentity) => {
      presentity.isGone = false;
      cache.peek(presentity.owner)?.presentities.set(presentity.address, presentity);
    },
  };
}

function createParts(
  deps: PresentitiesDeps,
  onDidEndStatus: (presentity: Presentity) => void,
): Parts {
  const { repository, writes, clock } = deps;
  const cache = createOwnerCache(deps);
  const moves = createViewMoves(deps);
  const remove = (owner: Owner, gone: readonly DeviceId[]): void => {
    const devices = gone.filter((device) => owner.devices.delete(device));
    if (devices.length === 0) return;
    writes.add(repository.removePublications(owner.principal, devices));
    askAll(moves, owner);
  };
  const leases = createLeaseTimers(clock, remove);
  const statuses = createStatusTimers(clock, (presentity) => {
    if (presentity.isGone) return;
    presentity.setting = currentSetting(presentity, clock.now());
    settleInbox(parts, presentity);
    writes.add(repository.saveSetting(presentity.address, presentity.setting));
    onDidEndStatus(presentity);
    askOwners(parts, presentity);
  });
  const parts = { ...deps, cache, moves, leases, statuses, alive: createAliveMark(deps), remove };
  return parts;
}

async function findIn(
  cache: OwnerCache,
  addresses: readonly PresentityAddress[],
): Promise<ReadonlyMap<PresentityAddress, Presentity>> {
  const owners = await cache.find(addresses.map((address) => ownerOf(address)));
  const found = addresses.flatMap((address) => {
    const presentity = owners.get(ownerOf(address))?.presentities.get(address);
    return presentity === undefined ? [] : [[address, presentity] as const];
  });
  return new Map(found);
}

async function getFrom(cache: OwnerCache, address: PresentityAddress): Promise<Presentity> {
  const presentity = (await findIn(cache, [address])).get(address);
  if (presentity === undefined) throw unknownAddress();
  return presentity;
}

async function getOwner(cache: OwnerCache, principal: PrincipalAddress): Promise<Owner> {
  const owner = (await cache.find([principal])).get(principal);
  if (owner === undefined) throw unknownAddress();
  return owner;
}

/** All of a principal's, because the first one's status is that of the inbox which all of them name. */
function askOwners({ cache, moves }: Pick<Parts, "cache" | "moves">, presentity: Presentity): void {
  const owner = cache.peek(presentity.owner);
  if (owner === undefined) moves.ask(presentity);
  else askAll(moves, owner);
}

/** A status that ended by itself opens or closes the inbox in every absence, if the inbox goes by it. */
function settleInbox({ cache }: Pick<Parts, "cache">, ended: Presentity): void {
  if (tagOf(ended.address) !== null) return;
  const basic = basicOf(ended.setting.choice);
  for (const presentity of cache.peek(ended.owner)?.presentities.values() ?? [ended]) {
    settleAbsence(presentity, basic);
  }
}

/** Who comes or goes does so in each of their presentities. */
function askAll(moves: ViewMoves, { presentities }: Owner): void {
  for (const presentity of presentities.values()) moves.ask(presentity);
}

function publish(
  { repository, writes, clock, leases, moves, alive }: Parts,
  owner: Owner,
  { publisher, claimed }: { readonly publisher: Publisher; readonly claimed: ClaimedUse },
): number {
  const { deviceId, deviceLabel } = publisher;
  const device = { key: deviceId, label: deviceLabel, ...soundUse(claimed, clock.now()) };
  const before = owner.devices.get(deviceId);
  const expiresAt = clock.now() + times.publicationExpiresMs;
  owner.devices.set(deviceId, { ...device, expiresAt });
  leases.watch(owner);
  alive.mark();
  if (before !== undefined && saysTheSame(before, device)) return expiresAt;
  writes.add(repository.savePublication(owner.principal, device));
  askAll(moves, owner);
  return expiresAt;
}

function saysTheSame(
  { expiresAt: _lease, ...before }: PublishedDevice,
  device: LiveDevice,
): boolean {
  return isDeepStrictEqual(before, device);
}

/** In the order in which they came. */
function usesOf({ devices }: Owner): OwnDeviceUse[] {
  return [...devices].map(([deviceId, { userInput, lastInput = null, away = null }]) => ({
    deviceId,
    userInput,
    lastInput,
    away,
  }));
}

async function choose(
  parts: Parts,
  presentity: Presentity,
  chosen: ChosenStatus,
): Promise<StatusSetting> {
  const { repository, clock, statuses } = parts;
  if (chosen.choice === "not-accepting" && tagOf(presentity.address) !== null) {
    throw new AppError(
      "invalid-request",
      "whether you accept messages is chosen with your first presentity: all share its inbox",
    );
  }
  const now = new Date(clock.now());
  if (chosen.until !== null && Date.parse(chosen.until) <= now.getTime()) {
    throw new AppError("invalid-request", "a status can only end in the future");
  }
  const setting = chooseStatus(presentity.setting, chosen, now);
  await repository.saveSetting(presentity.address, setting);
  presentity.setting = setting;
  if (presentity.isGone) return setting;
  statuses.watch(presentity);
  askOwners(parts, presentity);
  return setting;
}

/**
 * Those who were here a moment ago have the time of a lease to come back, so that a restart shows
 * nobody going and coming. After a longer break they left when the service did.
 */
async function takeUp(parts: Parts): Promise<void> {
  const { repository, writes, clock, cache, leases, statuses, moves } = parts;
  const { principals, aliveAt } = await repository.live();
  const aliveMs = aliveAt === null ? 0 : Date.parse(aliveAt);
  const isLongAgo = clock.now() - aliveMs > times.publicationExpiresMs;
  for (const owner of (await cache.find(principals)).values()) {
    const { principal, devices, presentities } = owner;
    if (isLongAgo && devices.size > 0) {
      writes.add(repository.removePublications(principal, [...devices.keys()]));
      devices.clear();
      for (const presentity of presentities.values()) moves.moveAt(presentity, aliveMs);
    }
    leases.watch(owner);
    for (const presentity of presentities.values()) statuses.watch(presentity);
  }
}
