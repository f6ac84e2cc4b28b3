import type { accessCalls } from "../../../shared/contract/access.ts";
import type { Handlers } from "../../../shared/contract/define.ts";
import type { Caller } from "../ports.ts";
import type { WhichPresentity } from "../presentity/which-presentity.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import type { ComingSets } from "./coming-sets.ts";
import type { Deciding } from "./deciding.ts";
import type { Editing } from "./editing.ts";
import type { Preview } from "./preview.ts";

export interface AccessDeps {
  readonly repository: Pick<AccessRuleRepository, "list">;
  readonly which: WhichPresentity;
  readonly decide: Deciding;
  readonly editing: Editing;
  readonly preview: Preview;
  /** Sets of rules of which parts are still to come. */
  readonly sets: ComingSets;
}

export function accessHandlers({
  repository,
  which,
  decide,
  editing,
  preview,
  sets,
}: AccessDeps): Handlers<typeof accessCalls, Caller> {
  return {
    "access:list": async ({ presentity }, caller) => {
      const { address } = await which.own(caller, presentity);
      return { rules: await repository.list(address) };
    },
    "access:decide": async ({ watcher, handling, presentity }, caller) => {
      await decide(caller, await which.own(caller, presentity), { watcher, handling });
      return {};
    },
    "access:save": async ({ presentity, ...grant }, caller) => {
      const { address } = await which.own(caller, presentity);
      return { rule: await editing.save(caller, address, grant) };
    },
    "access:replace": async ({ presentity, ...part }, caller) => {
      const { address } = await which.own(caller, presentity);
      const rules = sets.add(address, part);
      if (!part.isLast) return { isReplaced: false };
      await editing.replace(caller, address, rules);
      return { isReplaced: true };
    },
    "access:remove": async ({ id, presentity }, caller) => {
      const { address } = await which.own(caller, presentity);
      await editing.remove(caller, address, id);
      return {};
    },
    "access:preview": async ({ presentity, ...wish }, caller) =>
      preview((await which.own(caller, presentity)).address, wish),
  };
}
