import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { describeBug } from "../describe-bug.ts";
import type { Bus, Caller, Log, Sessions } from "../ports.ts";
import { otherDevices } from "../presence/tell-other-devices.ts";
import type { ListPresentities } from "./presentity-lists.ts";

/** Tells people what they have in their hands by now. */
export interface TellPresentities {
  /** The caller's other devices; the one that did it has its reply. */
  caller(caller: Caller): Promise<void>;
  /** All devices of each. */
  delegates(delegates: Iterable<PrincipalAddress>): Promise<void>;
}

export interface TellPresentitiesDeps {
  readonly list: ListPresentities;
  readonly bus: Bus;
  readonly sessions: Sessions;
  readonly log: Log;
}

export function createTellPresentities(deps: TellPresentitiesDeps): TellPresentities {
  const { list, bus, sessions, log } = deps;
  // What was done stands, and is read at the next start of whoever did not hear of it.
  const trying = (telling: Promise<void>) =>
    telling.catch((error: unknown) => {
      log.error({ error: describeBug(error) }, "could not tell somebody of their presentities");
    });
  const tellCaller = async (caller: Caller) => {
    if (otherDevices(sessions, caller).size === 0) return;
    const lists = await list(caller.principal);
    for (const device of otherDevices(sessions, caller)) {
      bus.toDevice(device, "presentity:changed", lists);
    }
  };
  const tellDelegate = async (delegate: PrincipalAddress) => {
    if (sessions.of(delegate).length === 0) return;
    bus.toPrincipal(delegate, "presentity:changed", await list(delegate));
  };
  return {
    caller: (caller) => trying(tellCaller(caller)),
    delegates: async (delegates) => {
      await Promise.all([...delegates].map((delegate) => trying(tellDelegate(delegate))));
    },
  };
}
