import type { AccessRule } from "../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../shared/contract/address.ts";
import { plainGrant } from "../../shared/model/access-grant.ts";
import { grantOf, type AccessSlice } from "../state/replicated/access-store.ts";

/** Makes the rules about one person what they were before an answer, with all that they granted. */
export async function takeBack(
  access: AccessSlice,
  person: PrincipalAddress,
  before: readonly AccessRule[],
): Promise<void> {
  const [first] = before;
  if (first !== undefined && before.length === 1 && isPlain(first)) {
    await access.decide(person, first.handling);
    return;
  }
  // Whatever was made since goes; then what was there comes back as it was.
  await access.decide(person, "confirm");
  for (const rule of before) await access.save(rule.id, grantOf(rule));
}

/** It grants no more and no less than one answer does. */
function isPlain(rule: AccessRule): boolean {
  const { condition, handling } = rule;
  if (handling === "confirm") return false;
  return (
    JSON.stringify(sorted(grantOf(rule))) ===
    JSON.stringify(sorted(plainGrant(condition, handling)))
  );
}

/** The same text for the same grant, whatever order its fields came in. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, sorted(part)] as const);
  return entries.toSorted(([a], [b]) => a.localeCompare(b));
}
