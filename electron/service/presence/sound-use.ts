import type { Input } from "../../../shared/contract/define.ts";
import type { DeviceUse } from "../../../shared/contract/device-use.ts";
import { times } from "../../../shared/contract/limits.ts";
import type { presenceCalls } from "../../../shared/contract/presence.ts";

export type ClaimedUse = Input<(typeof presenceCalls)["presence:publish"]>;

/**
 * What of a device's word for its own use can be true. A moment to come would make it seem fresh for as long
 * as somebody likes; one from long ago says nothing of anybody. Whoever uses it is neither idle nor away.
 */
export function soundUse({ userInput, lastInput, away }: ClaimedUse, now: number): DeviceUse {
  if (userInput === "active") return { userInput, lastInput: null, away: null };
  return { userInput, lastInput: soundMoment(lastInput ?? null, now), away: away ?? null };
}

function soundMoment(moment: string | null, now: number): string | null {
  const at = moment === null ? Number.NaN : Date.parse(moment);
  if (!(at <= now && at >= now - times.lastInputMs)) return null;
  // In the one spelling that everything else has.
  return new Date(at).toISOString();
}
