import type { AccessCondition } from "../../../shared/contract/access.ts";

/** Whom a rule is about, for a list that somebody reads. */
export function describeCondition(condition: AccessCondition): string {
  switch (condition.kind) {
    case "person":
      return condition.person;
    case "group":
      return `the group “${condition.group}”`;
    case "domain":
      return `everybody at ${condition.domain}`;
    case "authenticated":
      return "everybody";
    case "anonymous":
      return "anybody anonymous";
  }
}
