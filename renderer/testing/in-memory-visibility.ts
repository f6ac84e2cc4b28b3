import type { Sharing, Visibility } from "../../shared/contract/visibility.ts";
import { DEFAULT_VISIBILITY } from "../../shared/model/visibility-decision.ts";
import type { Act, Part } from "./in-memory-bridge.ts";

/** Who may learn that one watches. Hidden, the first buddy of the list would be seen, the others not. */
export function visibilityHandlers({
  world,
  emit,
}: Act): Part<
  "visibility:get" | "visibility:set" | "visibility:preview" | "sharing:get" | "sharing:set"
> {
  let visibility: Visibility = DEFAULT_VISIBILITY;
  let sharing: Sharing = { sharesWithHidden: true };
  return {
    "visibility:get": () => visibility,
    "visibility:set": (wish) => {
      visibility = wish;
      emit("visibility:changed", visibility);
      return visibility;
    },
    "visibility:preview": () => ({
      buddies: world.snapshot.buddies.map(({ buddy: { presentity } }, at) => ({
        presentity,
        hidden: at === 0 ? "anonymous" : "refused",
      })),
    }),
    "sharing:get": () => sharing,
    "sharing:set": (wish) => {
      sharing = wish;
      emit("sharing:changed", sharing);
      return sharing;
    },
  };
}
