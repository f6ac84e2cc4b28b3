import { z } from "zod";
import { limits } from "./limits.ts";
import { StatusChoice, StatusDetails } from "./presence.ts";

/** How long a saved status lasts from when it is taken: for good, until midnight, or so many minutes. */
export const SavedStatusLength = z.union([
  z.null(),
  z.literal("today"),
  z
    .int()
    .min(1)
    .max(7 * 24 * 60),
]);
export type SavedStatusLength = z.output<typeof SavedStatusLength>;

/** A status to choose again in one act, under a name of its own. Told to nobody. */
export const SavedStatus = z.object({
  name: z.string().min(1).max(limits.statusName),
  choice: StatusChoice,
  note: z.string().max(limits.note),
  details: StatusDetails,
  lasts: SavedStatusLength,
});
export type SavedStatus = z.output<typeof SavedStatus>;
