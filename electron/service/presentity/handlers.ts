import type { Handlers } from "../../../shared/contract/define.ts";
import type { presentityCalls } from "../../../shared/contract/presentity.ts";
import type { Caller, Clock } from "../ports.ts";
import type { Owning } from "./owning.ts";
import { describeOwn, type ListPresentities } from "./presentity-lists.ts";

export interface PresentityDeps {
  readonly owning: Owning;
  readonly list: ListPresentities;
  readonly clock: Clock;
}

export function presentityHandlers({
  owning,
  list,
  clock,
}: PresentityDeps): Handlers<typeof presentityCalls, Caller> {
  return {
    "presentity:list": (_input, { principal }) => list(principal),
    "presentity:create": async (wish, caller) =>
      describeOwn(await owning.create(caller, wish), clock.now()),
    "presentity:change": async (change, caller) =>
      describeOwn(await owning.change(caller, change), clock.now()),
    "presentity:remove": async ({ presentity }, caller) => {
      await owning.remove(caller, presentity);
      return {};
    },
  };
}
