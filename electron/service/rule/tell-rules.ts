import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Bus, Caller, Sessions } from "../ports.ts";
import { whichOfOwn } from "../presentity/which-of-own.ts";
import { otherDevices } from "../presence/tell-other-devices.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";

/** Tells the owner's other devices what the rules are by now, so that all show the same. */
export type TellRules = (caller: Caller, presentity: PresentityAddress) => Promise<void>;

export interface TellRulesDeps {
  readonly repository: Pick<AccessRuleRepository, "list">;
  readonly bus: Bus;
  readonly sessions: Sessions;
}

export function createTellRules({ repository, bus, sessions }: TellRulesDeps): TellRules {
  return async (caller, presentity) => {
    if (otherDevices(sessions, caller).size === 0) return;
    const rules = await repository.list(presentity);
    // Those that are there by now: one may have come while the rules were read.
    for (const device of otherDevices(sessions, caller)) {
      bus.toDevice(device, "access:changed", { rules, ...whichOfOwn(presentity) });
    }
  };
}
