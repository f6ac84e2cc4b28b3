import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import type { ChosenStatus } from "../../../shared/model/status-setting.ts";
import type { Bus, Caller, Sessions } from "../ports.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { otherDevices } from "../presence/tell-other-devices.ts";
import { isInHandsOf, noSuchPresentity, type WhichPresentity } from "./which-presentity.ts";

/** Chooses the STATUS of a presentity: its owner, or a delegate, who is named in it. */
export type Choosing = (
  caller: Caller,
  wanted: PresentityAddress | undefined,
  chosen: Omit<ChosenStatus, "setBy">,
) => Promise<StatusSetting>;

export interface ChoosingDeps {
  readonly which: WhichPresentity;
  readonly presentities: Pick<Presentities, "choose">;
  readonly bus: Bus;
  readonly sessions: Sessions;
}

export function createChoosing(deps: ChoosingDeps): Choosing {
  const { which, presentities, bus, sessions } = deps;
  return async (caller, wanted, chosen) => {
    const presentity = await which.chosenFor(caller, wanted);
    // It may have been taken from them since: nothing waits from here to the writing of it.
    if (!isInHandsOf(presentity, caller)) throw noSuchPresentity();
    const isOwn = presentity.owner === caller.principal;
    const setBy = isOwn ? {} : { setBy: caller.principal };
    const setting = await presentities.choose(presentity, { ...chosen, ...setBy });
    for (const principal of concernedBy(presentity)) {
      const payload = statusEvent(presentity, principal, setting);
      if (principal !== caller.principal) bus.toPrincipal(principal, "status:changed", payload);
      else {
        for (const device of otherDevices(sessions, caller)) {
          bus.toDevice(device, "status:changed", payload);
        }
      }
    }
    return setting;
  };
}

/** Who is told what was chosen: whoever may choose. */
export function concernedBy({ owner, profile }: Presentity): PrincipalAddress[] {
  return [owner, ...profile.delegates];
}

/** One's own first one goes without saying. */
export function statusEvent(
  { address }: Presentity,
  hearer: PrincipalAddress,
  setting: StatusSetting,
): StatusSetting & { readonly presentity?: PresentityAddress } {
  return address === presentityOf(hearer) ? setting : { ...setting, presentity: address };
}
