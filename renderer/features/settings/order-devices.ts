import type { Device } from "../../../shared/contract/account.ts";

/** This one first, then whoever was here last. */
export function orderDevices(devices: readonly Device[]): readonly Device[] {
  return devices.toSorted((a, b) => {
    if (a.isCurrent !== b.isCurrent) return a.isCurrent ? -1 : 1;
    return Date.parse(b.lastSeenAt) - Date.parse(a.lastSeenAt);
  });
}
