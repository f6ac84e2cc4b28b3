import type { DeviceId } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { ViewKey } from "../ports.ts";

// A connection's own room is named by its id, which never contains a colon.

export function principalRoom(principal: PrincipalAddress): string {
  return `principal:${principal}`;
}

export function deviceRoom(device: DeviceId): string {
  return `device:${device}`;
}

export function viewRoom(view: ViewKey): string {
  return `view:${view}`;
}
