import type { AccessRule } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";

/** Which of one's own rules decides what a person sees; null: none of them. */
export function decidingRuleWords(rule: AccessRule | null): string {
  if (rule === null) return t("person.rule-none");
  const { condition } = rule;
  switch (condition.kind) {
    case "person":
      return t("person.rule-person");
    case "group":
      return t("person.rule-group", condition);
    case "domain":
      return t("person.rule-domain", condition);
    case "authenticated":
      return t("person.rule-authenticated");
    case "anonymous":
      // Nobody who has an address is anonymous.
      return t("person.rule-none");
  }
}
