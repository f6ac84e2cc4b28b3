import type { accessCalls } from "../../../shared/contract/access.ts";
import type { Handlers } from "../../../shared/contract/define.ts";
import type { Caller } from "../ports.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import type { ComingSets } from "./coming-sets.ts";
import type { Deciding } from "./deciding.ts";
import type { Editing } from "./editing.ts";
import type { Preview } from "./preview.ts";

export interface AccessDeps {
  readonly repository: Pick<AccessRuleRepository, "list">;
  readonly decide: Deciding;
  readonly editing: Editing;
  readonly preview: Preview;
  /** Sets of rules of which parts are still to come. */
  readonly sets: ComingSets;
}

export function accessHandlers({
  repository,
  decide,
  editing,
  preview,
  sets,
}: AccessDeps): Handlers<typeof accessCalls, Caller> {
  return {
    "access:list": async (_input, { identity }) => ({
      rules: await repository.list(identity.presentity),
    }),
    "access:decide": async ({ watcher, handling }, caller) => {
      await decide(caller, watcher, handling);
      return {};
    },
    "access:save": async (grant, caller) => ({ rule: await editing.save(caller, grant) }),
    "access:replace": async (part, caller) => {
      const rules = sets.add(caller.identity.presentity, part);
      if (!part.isLast) return { isReplaced: false };
      await editing.replace(caller, rules);
      return { isReplaced: true };
    },
    "access:remove": async ({ id }, caller) => {
      await editing.remove(caller, id);
      return {};
    },
    "access:preview": (wish, { identity }) => preview(identity.presentity, wish),
  };
}
