import type { AccessCondition, AccessRule } from "../../../shared/contract/access.ts";
import { inOrder } from "../../../shared/model/access-trace.ts";

export type RuleGroupId = "people" | "groups" | "domains" | "everyone";

export interface NumberedRule {
  readonly number: number;
  readonly rule: AccessRule;
}

export interface RuleGroup {
  readonly id: RuleGroupId;
  readonly rules: readonly NumberedRule[];
}

const GROUP_OF: Readonly<Record<AccessCondition["kind"], RuleGroupId>> = {
  person: "people",
  group: "groups",
  domain: "domains",
  authenticated: "everyone",
  anonymous: "everyone",
};
const GROUPS: readonly RuleGroupId[] = ["people", "groups", "domains", "everyone"];

/**
 * The rules in the order in which they are tried, under what they are about. A number says where one
 * stands; nobody can move it, because only how close a rule is decides. `everyone` is always there: the
 * default stands in it.
 */
export function ruleGroups(rules: readonly AccessRule[]): readonly RuleGroup[] {
  const numbered = inOrder(rules).map((rule, index) => ({ rule, number: index + 1 }));
  const byGroup = Map.groupBy(numbered, ({ rule }) => GROUP_OF[rule.condition.kind]);
  return GROUPS.map((id) => ({ id, rules: byGroup.get(id) ?? [] })).filter(
    (group) => group.rules.length > 0 || group.id === "everyone",
  );
}
