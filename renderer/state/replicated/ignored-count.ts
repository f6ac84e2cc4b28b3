import { decideAccess } from "../../../shared/model/access-decision.ts";
import type { AccessState } from "./access-store.ts";

/** How many people always see the light off and are not told. */
export function selectIgnoredCount({ rulesByPerson }: AccessState): number {
  let count = 0;
  for (const [person, rules] of rulesByPerson) {
    if (decideAccess(rules, person).handling === "polite-block") count += 1;
  }
  return count;
}
