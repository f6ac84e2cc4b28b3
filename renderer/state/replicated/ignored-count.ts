import { decideAccess } from "../../../shared/model/access-decision.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import type { AccessState } from "./access-store.ts";

/** How many people always see the light off and are not told. */
export function selectIgnoredCount({ rulesByPerson }: AccessState): number {
  const now = new Date();
  let count = 0;
  for (const [person, rules] of rulesByPerson) {
    if (decideAccess(rules, subjectOf(person), now).handling === "polite-block") count += 1;
  }
  return count;
}
