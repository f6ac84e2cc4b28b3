import { z } from "zod";
import { Timestamp } from "./address.ts";
import { limits } from "./limits.ts";
import { AwayStage } from "./presence.ts";

/** What somebody chose for one stage of going away by itself. */
export const AwayStageSetting = z.object({
  /** Minutes in which nobody uses the device; 0: this stage never comes. */
  afterMinutes: z.int().min(0).max(limits.awayMinutes),
  /** What the device says then; empty: nothing. */
  note: z.string().max(limits.note),
});
export type AwayStageSetting = z.output<typeof AwayStageSetting>;

/** When this device goes away by itself, and what is told of its use. It never changes a chosen status. */
export const AutoAway = z.object({
  first: AwayStageSetting,
  second: AwayStageSetting,
  /** Away at once when the screen is locked; only where the host can tell. */
  onLock: z.boolean(),
  /** Away at once when the computer sleeps, until it is used again; only where the host can tell. */
  onSleep: z.boolean(),
  /** RFC 4480 §3.13: whether `last-input` goes along. Off unless somebody wants it. */
  tellsLastInput: z.boolean(),
});
export type AutoAway = z.output<typeof AutoAway>;

/** What a profile begins with. */
export const DEFAULT_AUTO_AWAY: AutoAway = {
  first: { afterMinutes: 5, note: "" },
  second: { afterMinutes: 30, note: "" },
  onLock: true,
  onSleep: true,
  tellsLastInput: false,
};

export const AwayCause = z.enum(["idle", "locked", "asleep"]);
export type AwayCause = z.output<typeof AwayCause>;

/** That this device went away by itself, why and since when: for its owner, who is owed the reason. */
export const AutomaticAway = z.object({
  stage: AwayStage,
  cause: AwayCause,
  /** When the cause began, by this device's clock. */
  since: Timestamp,
  note: z.string().max(limits.note),
  /** When somebody came back; null while it lasts. */
  endedAt: Timestamp.nullable(),
});
export type AutomaticAway = z.output<typeof AutomaticAway>;

/** What a host can tell of its device; what it can't tell is said in the settings. */
export const DeviceSenses = z.object({
  /** `page`: only whether somebody uses Porchlight's own page, not the rest of the computer. */
  input: z.enum(["computer", "page"]),
  lock: z.boolean(),
  sleep: z.boolean(),
});
export type DeviceSenses = z.output<typeof DeviceSenses>;
