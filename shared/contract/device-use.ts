import { z } from "zod";
import { DeviceId } from "./account.ts";
import { Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { DeviceAway, UserInput } from "./presence.ts";

/** What one device says of its own use. Of the device alone (RFC 4479), never of the person. */
export const DeviceUse = z.object({
  userInput: UserInput,
  /** When it was used last; null: withheld, or in use. */
  lastInput: Timestamp.nullable(),
  /** Null: it did not go away by itself. */
  away: DeviceAway.nullable(),
});
export type DeviceUse = z.output<typeof DeviceUse>;

/** One of somebody's own devices that is here. */
export const OwnDeviceUse = DeviceUse.extend({ deviceId: DeviceId });
export type OwnDeviceUse = z.output<typeof OwnDeviceUse>;

export const deviceUseCalls = {
  /** What one's own devices that are here say at the moment, whether or not anybody is shown it. */
  "presence:devices": call(
    z.strictObject({}),
    z.object({ devices: z.array(OwnDeviceUse).max(limits.devices) }),
  ),
} as const;
