import type { Handlers } from "../../../shared/contract/define.ts";
import type { visibilityCalls } from "../../../shared/contract/visibility.ts";
import type { Bus, Caller, Sessions } from "../ports.ts";
import { tellOtherDevices } from "../presence/tell-other-devices.ts";
import type { Hiding } from "./hiding.ts";
import type { Sharing } from "./sharing.ts";
import type { VisibilityRules } from "./visibility-rules.ts";

export interface VisibilityDeps {
  readonly visibility: VisibilityRules;
  readonly hiding: Hiding;
  readonly sharing: Sharing;
  readonly bus: Bus;
  readonly sessions: Sessions;
}

export function visibilityHandlers(deps: VisibilityDeps): Handlers<typeof visibilityCalls, Caller> {
  const { visibility, hiding, sharing } = deps;
  return {
    "visibility:get": (_input, { principal }) => visibility.of(principal),
    "visibility:set": async (wish, caller) => {
      const chosen = await hiding.set(caller.principal, wish);
      tellOtherDevices(deps, caller, "visibility:changed", chosen);
      return chosen;
    },
    "visibility:preview": async (_input, { principal }) => ({
      buddies: await hiding.preview(principal),
    }),
    "sharing:get": async (_input, { identity }) => ({
      sharesWithHidden: await sharing.get(identity.presentity),
    }),
    "sharing:set": async ({ sharesWithHidden }, caller) => {
      await sharing.set(caller.identity.presentity, sharesWithHidden);
      tellOtherDevices(deps, caller, "sharing:changed", { sharesWithHidden });
      return { sharesWithHidden };
    },
  };
}
