import type { EventName, EventPayload } from "../../../shared/contract/define.ts";
import type { ServiceEvents } from "../../../shared/contract/service-protocol.ts";
import type { Bus, Caller, Sessions } from "../ports.ts";

export interface OtherDevicesDeps {
  readonly bus: Bus;
  readonly sessions: Sessions;
}

/** Tells the caller's other devices what this one did; this one has its reply. */
export function tellOtherDevices<N extends EventName<ServiceEvents>>(
  { bus, sessions }: OtherDevicesDeps,
  caller: Caller,
  event: N,
  payload: EventPayload<ServiceEvents, N>,
): void {
  for (const device of otherDevices(sessions, caller)) bus.toDevice(device, event, payload);
}

export function otherDevices(sessions: Sessions, { principal, deviceId }: Caller) {
  const devices = new Set(sessions.of(principal).map((other) => other.deviceId));
  devices.delete(deviceId);
  return devices;
}
