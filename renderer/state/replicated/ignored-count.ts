import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { presentityOf, ownerOf } from "../../../shared/model/address.ts";
import { groupsOf, selectHandling, type AccessState } from "./access-store.ts";

/**
 * How many people always see the light off and are not told: of those whom a rule names and of the
 * buddies, because nobody can count who else there is.
 */
export function ignoredCount(
  access: AccessState,
  buddies: ReadonlyMap<PresentityAddress, BuddyView>,
): number {
  const named = access.rules.flatMap(({ condition }) =>
    condition.kind === "person" ? [condition.person] : [],
  );
  const people = new Set([...named, ...[...buddies.keys()].map(ownerOf)]);
  const isIgnored = (person: (typeof named)[number]) =>
    selectHandling(person, groupsOf(buddies.get(presentityOf(person))))(access) === "polite-block";
  return [...people].filter(isIgnored).length;
}
