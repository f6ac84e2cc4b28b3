import { ruleBook } from "../../../shared/model/access-book.ts";
import { ANONYMOUS } from "../../../shared/model/visibility-decision.ts";
import { isHiddenIdentity, principalBehind } from "../visibility/hidden-identity.ts";
import type { PresentityWatchers } from "./access-rule-repository.ts";
import { type Asker, decideFrom, type WatcherDecision } from "./access-rules.ts";

type Known = Pick<PresentityWatchers, "rules" | "groupsOf" | "sharesWithHidden">;

/** Decides about any number of people from what was read in one go. */
export function decidingAmong({
  rules,
  groupsOf,
  sharesWithHidden,
}: Known): (asker: Asker, at: Date) => WatcherDecision {
  const book = ruleBook(rules);
  return (asker, at) => {
    const { principal: identity, authenticationLevel: level = "password" } = asker;
    const watcher = principalBehind(identity);
    const groups = groupsOf.get(watcher) ?? new Set();
    const about = book.about({ watcher, level, groups });
    const concerned = isHiddenIdentity(identity) ? [...about, ...book.about(ANONYMOUS)] : about;
    return decideFrom({ rules: concerned, groups, sharesWithHidden }, asker, at);
  };
}
