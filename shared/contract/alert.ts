import { z } from "zod";
import { PresentityAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";

/**
 * What one wants to be told of somebody: `online` when their light comes on, `back` when they are
 * available again after having been away, `open` when their inbox takes messages again.
 */
export const AlertKind = z.enum(["online", "back", "open"]);
export type AlertKind = z.output<typeof AlertKind>;

/** One alert for each presentity and kind. Kept on this device alone; no service ever hears of it. */
export const PresenceAlert = z.object({
  presentity: PresentityAddress,
  kind: AlertKind,
  /** False: it ends with the first time. */
  repeats: z.boolean(),
  setAt: Timestamp,
});
export type PresenceAlert = z.output<typeof PresenceAlert>;

/** What an alert had to tell, kept until somebody has seen it. The newest of its presentity and kind. */
export const FiredAlert = z.object({
  presentity: PresentityAddress,
  kind: AlertKind,
  /** When this device learned of it. */
  at: Timestamp,
  /** It came about while this device was not connected, so that nobody knows when. */
  isLate: z.boolean(),
});
export type FiredAlert = z.output<typeof FiredAlert>;

const alertName = { presentity: PresentityAddress, kind: AlertKind } as const;

export const alertCalls = {
  /**
   * Sets an alert, or changes whether it repeats. Idempotent. Told are changes of what one's own view
   * shows from here on. Refuses with `not-found` whoever is not on the list, and with `too-many`.
   */
  "alert:set": call(z.strictObject({ ...alertName, repeats: z.boolean() }), PresenceAlert),
  /** Idempotent. */
  "alert:remove": call(z.strictObject(alertName), z.object({})),
  /** Somebody has seen it, so it need not be told again. A newer one stays. Idempotent. */
  "alert:seen": call(z.strictObject({ ...alertName, at: Timestamp }), z.object({})),
} as const;

export const alertEvents = {
  /** All of them, as they are now. */
  "presence-alerts:changed": z.object({
    alerts: z.array(PresenceAlert).max(limits.alerts),
    fired: z.array(FiredAlert).max(limits.alerts),
  }),
  /** At the moment it fires; the same is in `presence-alerts:changed` until it is seen. */
  "alert:fired": z.array(FiredAlert).max(limits.alerts),
} as const;
