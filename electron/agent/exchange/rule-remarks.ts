import type { AccessRule } from "../../../shared/contract/access.ts";
import type { FileRemark } from "../../../shared/contract/interchange.ts";

/** Rules that mean nothing here and now, which somebody had better know before they take them. */
export function ruleRemarks(
  rules: readonly AccessRule[],
  groups: ReadonlySet<string>,
  now: number,
): FileRemark[] {
  const named = rules.flatMap(({ condition }) =>
    condition.kind === "group" ? [condition.group] : [],
  );
  const unknown = [...new Set(named)].filter((group) => !groups.has(group));
  const over = rules.filter(({ validity }) => isOver(validity, now)).length;
  return [
    ...unknown.map((about): FileRemark => ({ code: "group-unknown", about })),
    ...(over === 0 ? [] : [{ code: "rule-over" as const, number: over }]),
  ];
}

function isOver(validity: AccessRule["validity"], now: number): boolean {
  const until = validity?.until ?? null;
  return until !== null && Date.parse(until) <= now;
}
