import { AccessHandling, type Validity } from "../../../shared/contract/access.ts";
import type { FileRemark, FileRemarkCode } from "../../../shared/contract/interchange.ts";
import { COMMON_POLICY, PRES_RULES } from "./pres-rules-names.ts";
import { type Identity, readIdentity } from "./read-identity.ts";
import { timestampOf } from "./read-text.ts";
import type { Remarks } from "./remarks.ts";
import { grantsWithin } from "./transformations.ts";
import { childOf, childrenOf, elementsOf, tokenWithin } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

/** A rule of RFC 5025 of which every condition is understood. */
export interface ForeignRule {
  readonly id: string;
  /** Null: whoever it is, even nobody in particular. */
  readonly identity: Identity | null;
  /** Null: always. */
  readonly validities: readonly Validity[] | null;
  /** Null: says only what is shown. */
  readonly handling: AccessHandling | null;
  readonly grants: ReadonlySet<string>;
}

/** Null with a remark for a rule that is not understood in full: RFC 4745 §7 has it apply to nobody. */
export function readForeignRule(rule: XmlElement, remarks: Remarks): ForeignRule | null {
  const id = (rule.attributes.get("id") ?? "").slice(0, 64);
  try {
    return {
      id,
      ...readConditions(childOf(rule, COMMON_POLICY, "conditions"), id, remarks),
      handling: readHandling(childOf(rule, COMMON_POLICY, "actions")),
      grants: grantsWithin(childOf(rule, COMMON_POLICY, "transformations")),
    };
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    remarks.add({ ...error.remark, about: id });
    return null;
  }
}

class NotUnderstood extends Error {
  readonly remark: Pick<FileRemark, "code" | "part">;

  constructor(code: FileRemarkCode, part?: string) {
    super(code);
    this.remark = part === undefined ? { code } : { code, part };
  }
}

function readConditions(
  conditions: XmlElement | undefined,
  id: string,
  remarks: Remarks,
): Pick<ForeignRule, "identity" | "validities"> {
  const all = conditions === undefined ? [] : elementsOf(conditions);
  const unknown = all.find(
    ({ namespace, name }) => namespace !== COMMON_POLICY || !KNOWN.has(name),
  );
  if (unknown !== undefined) {
    throw new NotUnderstood("rule-condition-unknown", unknown.name);
  }
  if (new Set(all.map(({ name }) => name)).size < all.length) {
    throw new NotUnderstood("rule-condition-twice");
  }
  const identity = all.find(({ name }) => name === "identity");
  const validity = all.find(({ name }) => name === "validity");
  return {
    identity: identity === undefined ? null : understood(readIdentity(identity, id, remarks)),
    validities: validity === undefined ? null : readValidity(validity, remarks),
  };
}

const KNOWN: ReadonlySet<string> = new Set(["identity", "validity"]);

function understood(identity: Identity | FileRemarkCode): Identity {
  if (typeof identity === "string") throw new NotUnderstood(identity);
  return identity;
}

function readValidity(validity: XmlElement, remarks: Remarks): Validity[] {
  const ends = elementsOf(validity);
  const isPaired = ends.every(({ name }, at) => name === (at % 2 === 0 ? "from" : "until"));
  const times = ends.map((end) => timestampOf(tokenWithin(end), remarks));
  if (!isPaired || times.length % 2 === 1 || times.includes(undefined)) {
    throw new NotUnderstood("rule-validity-unreadable");
  }
  return childrenOf(validity, COMMON_POLICY, "from").map((_from, at) => ({
    from: orOpen(times[2 * at]),
    until: orOpen(times[2 * at + 1]),
  }));
}

/** What stands for "always been" and "for ever" in a format that has no word for them. */
function orOpen(time: string | undefined): string | null {
  return time === undefined || /^(?:0001|9999)-/.test(time) ? null : time;
}

function readHandling(actions: XmlElement | undefined): AccessHandling | null {
  const all = actions === undefined ? [] : childrenOf(actions, PRES_RULES, "sub-handling");
  const [first] = all;
  if (first === undefined) return null;
  const parsed = AccessHandling.safeParse(tokenWithin(first));
  if (!parsed.success || all.length > 1) {
    throw new NotUnderstood("rule-handling-unknown");
  }
  return parsed.data;
}
