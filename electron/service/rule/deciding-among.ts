import { ruleBook } from "../../../shared/model/access-book.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import type { PresentityWatchers } from "./access-rule-repository.ts";
import { type Asker, decideFrom } from "./access-rules.ts";

type Known = Pick<PresentityWatchers, "rules" | "groupsOf">;

/** Decides about any number of people from what was read in one go. */
export function decidingAmong({
  rules,
  groupsOf,
}: Known): (asker: Asker, at: Date) => AccessDecision {
  const book = ruleBook(rules);
  return (asker, at) => {
    const { principal: watcher, authenticationLevel: level = "password" } = asker;
    const groups = groupsOf.get(watcher) ?? new Set();
    return decideFrom({ rules: book.about({ watcher, level, groups }), groups }, asker, at);
  };
}
