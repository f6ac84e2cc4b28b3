import { AccessRule } from "../../../shared/contract/access.ts";
import type { FileRemark } from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { requireSensible } from "../../../shared/model/access-grant.ts";
import { refusal, tooLarge } from "./file-refusal.ts";
import { accessRulesOf, type RuleReading } from "./foreign-rules.ts";
import { COMMON_POLICY } from "./pres-rules-names.ts";
import { ownCondition, sealOf } from "./pres-rules-seal.ts";
import { type ForeignRule, readForeignRule } from "./read-foreign-rule.ts";
import { createRemarks, type Remarks } from "./remarks.ts";
import { childrenOf, is, textWithin } from "./xml-search.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

const BOUNDS = { bytes: limits.rulesFileBytes, depth: 16, elements: 300_000 } as const;

/** What a file of rules comes to. */
export interface ReadAccessRules {
  readonly rules: readonly AccessRule[];
  /** Which rules of the file were taken, by the ids they have there. */
  readonly taken: readonly string[];
  /** What was not, and why. */
  readonly omitted: readonly FileRemark[];
}

/**
 * Reads `application/auth-policy+xml`. A file that we wrote gives back the very rules; any other one is
 * put into ours so that everybody gets what RFC 5025 would give them or less, never more.
 *
 * Refuses with `invalid-request` or `too-large` what is no such file; a single rule that can't be
 * understood in full is named in `omitted`.
 */
export function readPresRules(source: Uint8Array, reading: RuleReading): ReadAccessRules {
  const root = parseXml(source, BOUNDS);
  if (!is(root, COMMON_POLICY, "ruleset")) {
    throw refusal(
      { code: "not-rules" },
      "these are no access rules: it does not begin as RFC 4745 says",
    );
  }
  const remarks = createRemarks();
  const all = childrenOf(root, COMMON_POLICY, "rule");
  if (isSealed(all)) {
    return takeOwn(
      all.filter((rule) => ownCondition(rule, "access-rule")),
      remarks,
    );
  }
  if (all.some(isOurs)) {
    remarks.add({ code: "changed-elsewhere" });
  }
  return takeForeign(
    all.filter((rule) => !isOurs(rule)),
    reading,
    remarks,
  );
}

function isOurs(rule: XmlElement): boolean {
  return (ownCondition(rule, "access-rule") ?? ownCondition(rule, "seal")) !== undefined;
}

function isSealed(rules: readonly XmlElement[]): boolean {
  const seals = rules.flatMap((rule) => ownCondition(rule, "seal") ?? []);
  const rest = rules.filter((rule) => ownCondition(rule, "seal") === undefined);
  return seals.length === 1 && seals[0]?.attributes.get("sha256") === sealOf(rest);
}

function takeOwn(elements: readonly XmlElement[], remarks: Remarks): ReadAccessRules {
  requireFew(elements.length);
  const rules = new Map<string, AccessRule>();
  const taken: string[] = [];
  for (const element of elements) {
    const rule = readOwn(element);
    if (rule === null || rules.has(rule.id)) {
      remarks.add({ code: "rule-unreadable", about: idOf(element) });
      continue;
    }
    rules.set(rule.id, rule);
    taken.push(idOf(element));
  }
  return { rules: [...rules.values()], taken, omitted: remarks.all() };
}

function idOf(element: XmlElement): string {
  return element.attributes.get("id") ?? "";
}

function readOwn(element: XmlElement): AccessRule | null {
  try {
    const written = ownCondition(element, "access-rule");
    const rule = AccessRule.parse(JSON.parse(written === undefined ? "" : textWithin(written)));
    requireSensible(rule);
    return rule;
  } catch {
    // Made by a newer version, or by hand: whatever is wrong, the answer is the same.
    return null;
  }
}

function takeForeign(
  elements: readonly XmlElement[],
  reading: RuleReading,
  remarks: Remarks,
): ReadAccessRules {
  requireFew(elements.length);
  const taken: ForeignRule[] = elements.flatMap((one) => readForeignRule(one, remarks) ?? []);
  const rules = accessRulesOf(taken, reading, remarks);
  requireFew(rules.length);
  return {
    rules,
    taken: taken.map(({ id }) => id),
    omitted: remarks.all(),
  };
}

function requireFew(count: number): void {
  if (count <= limits.accessRules) return;
  throw tooLarge(
    { code: "too-many-rules", number: limits.accessRules },
    `there can be no more than ${limits.accessRules} access rules`,
  );
}
