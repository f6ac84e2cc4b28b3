import type { accessCalls } from "../../../shared/contract/access.ts";
import type { Handlers } from "../../../shared/contract/define.ts";
import type { Caller } from "../ports.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import type { Deciding } from "./deciding.ts";

export interface AccessDeps {
  readonly repository: Pick<AccessRuleRepository, "list">;
  readonly decide: Deciding;
}

export function accessHandlers({
  repository,
  decide,
}: AccessDeps): Handlers<typeof accessCalls, Caller> {
  return {
    "access:list": async (_input, { principal }) => ({ rules: await repository.list(principal) }),
    "access:decide": async ({ watcher, handling }, caller) => {
      await decide(caller, watcher, handling);
      return {};
    },
  };
}
