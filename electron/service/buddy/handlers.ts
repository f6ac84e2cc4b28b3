import type { Buddy, buddyCalls } from "../../../shared/contract/buddy.ts";
import type { Handlers, Input, Output } from "../../../shared/contract/define.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { invariant } from "../../../shared/result/invariant.ts";
import type { Bus, Caller, Sessions } from "../ports.ts";
import type { Subscriptions } from "../presence/subscriptions.ts";
import { tellOtherDevices } from "../presence/tell-other-devices.ts";
import type { Regrouping } from "../rule/regrouping.ts";
import type { BuddyRepository } from "./buddy-repository.ts";

export interface BuddyDeps {
  readonly buddies: BuddyRepository;
  readonly subscriptions: Pick<Subscriptions, "subscribe" | "removeBuddy">;
  /** Rules about groups take effect together with the groups. */
  readonly regroup: Regrouping;
  readonly bus: Bus;
  readonly sessions: Sessions;
}

type Calls = typeof buddyCalls;

export function buddyHandlers(deps: BuddyDeps): Handlers<Calls, Caller> {
  const { buddies, subscriptions, regroup } = deps;
  return {
    "buddy:list": async (_input, { principal }) => ({ buddies: await buddies.list(principal) }),
    "buddy:add": (input, caller) => addBuddy(deps, caller, input),
    "buddy:change": async (input, caller) => {
      const buddy = await regroup(caller.principal, input.presentity, () =>
        buddies.change(caller.principal, unique(input)),
      );
      if (buddy === undefined) throw new AppError("not-found", "this person is not on your list");
      tellBuddies(deps, caller, [buddy]);
      return buddy;
    },
    "buddy:remove": async ({ presentity }, caller) => {
      const wasThere = await regroup(caller.principal, presentity, () =>
        subscriptions.removeBuddy(caller, presentity),
      );
      if (wasThere) tellBuddies(deps, caller, [], [presentity]);
      return {};
    },
  };
}

/** Adds the person under the caller's name and groups; also what the practice buddies do with themselves. */
export async function addBuddy(
  deps: BuddyDeps,
  caller: Caller,
  input: Input<Calls["buddy:add"]>,
): Promise<Output<Calls["buddy:add"]>> {
  const { name, groups } = unique(input);
  const watched = await deps.regroup(caller.principal, input.presentity, () =>
    deps.subscriptions.subscribe(caller, input.presentity, { name, groups }),
  );
  const { presentity } = watched.subscription;
  const buddy = await deps.buddies.find(caller.principal, presentity);
  invariant(buddy !== undefined, "a buddy is put on the list together with the subscription");
  tellBuddies(deps, caller, [buddy]);
  return { buddy, watched };
}

/** The same group twice is one group. */
function unique<T extends Pick<Buddy, "groups">>(line: T): T {
  return { ...line, groups: [...new Set(line.groups)] };
}

function tellBuddies(
  deps: BuddyDeps,
  caller: Caller,
  buddies: Buddy[],
  removed: Buddy["presentity"][] = [],
): void {
  tellOtherDevices(deps, caller, "buddy:changed", { buddies, removed });
}
