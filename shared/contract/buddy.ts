import { z } from "zod";
import { PresentityAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { requireName } from "./name-text.ts";
import { Watched } from "./presence.ts";

/** One line of the buddy list. Kept in the service, so that all devices agree. */
export const Buddy = z.object({
  presentity: PresentityAddress,
  /** One's own name for the person; empty until given. */
  name: z.string().max(limits.buddyName),
  groups: z.array(z.string().min(1).max(limits.groupName)).max(limits.groupsPerBuddy),
  addedAt: Timestamp,
});
export type Buddy = z.output<typeof Buddy>;

const name = z.string().trim().max(limits.buddyName).superRefine(requireName);
const group = z.string().trim().min(1).max(limits.groupName).superRefine(requireName);
const groups = z.array(group).max(limits.groupsPerBuddy);

export const buddyCalls = {
  "buddy:list": call(z.strictObject({}), z.object({ buddies: z.array(Buddy).max(limits.buddies) })),
  /** Puts the person on the list and subscribes, or does neither. Idempotent per presentity. */
  "buddy:add": call(
    z.strictObject({ presentity: PresentityAddress, name, groups }),
    z.object({ buddy: Buddy, watched: Watched }),
  ),
  "buddy:change": call(z.strictObject({ presentity: PresentityAddress, name, groups }), Buddy),
  /** Takes the person off the list and ends the SUBSCRIPTION. Idempotent. */
  "buddy:remove": call(z.strictObject({ presentity: PresentityAddress }), z.object({})),
} as const;

export const buddyEvents = {
  /** What another device of the same account changed. */
  "buddy:changed": z.object({
    buddies: z.array(Buddy).max(limits.buddies),
    removed: z.array(PresentityAddress).max(limits.buddies),
  }),
} as const;
