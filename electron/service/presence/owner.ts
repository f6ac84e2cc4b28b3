import { DeviceId } from "../../../shared/contract/account.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { StoredOwner, StoredPresentity } from "./presence-repository.ts";
import { createPresentity, type Presentity, type PublishedDevice } from "./presentity.ts";

/** One PRINCIPAL in memory: the devices that are here, and every PRESENTITY that they stand behind. */
export interface Owner {
  readonly principal: PrincipalAddress;
  readonly displayName: string;
  readonly devices: Map<DeviceId, PublishedDevice>;
  /** The first one first. */
  readonly presentities: Map<PresentityAddress, Presentity>;
}

/** `leaseMs`: how long the devices that were here when this was written have to say that they still are. */
export function createOwner(
  { principal, displayName, devices, presentities }: StoredOwner,
  { now, leaseMs }: { readonly now: number; readonly leaseMs: number },
): Owner {
  const expiresAt = now + leaseMs;
  const here = new Map(
    devices.map((device) => [DeviceId.parse(device.key), { ...device, expiresAt }] as const),
  );
  const owner = { principal, displayName, devices: here, presentities: new Map() };
  for (const stored of presentities) addPresentity(owner, stored, now);
  return owner;
}

/** The very one that is there already, if it is. `now` in ms since the epoch. */
export function addPresentity(owner: Owner, stored: StoredPresentity, now: number): Presentity {
  const { displayName, devices, presentities } = owner;
  const known = presentities.get(stored.address);
  if (known !== undefined) return known;
  // They come in the order they were made, and the first one stays.
  const first = presentities.values().next().value;
  const presentity = createPresentity(stored, { displayName, devices, first }, now);
  presentities.set(presentity.address, presentity);
  return presentity;
}

/** Whether nothing about it changes by itself: then it need not be in memory. */
export function isIdle({ devices, presentities }: Owner): boolean {
  return devices.size === 0 && presentities.values().every(({ setting }) => setting.until === null);
}
