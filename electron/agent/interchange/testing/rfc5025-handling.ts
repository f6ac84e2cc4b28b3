import { childOf, childrenOf, elementsOf, tokenWithin } from "../xml-search.ts";
import type { XmlElement } from "../xml-tree.ts";

const CP = "urn:ietf:params:xml:ns:common-policy";
const PR = "urn:ietf:params:xml:ns:pres-rules";
const RANKS: Readonly<Record<string, number>> = {
  block: 0,
  confirm: 10,
  "polite-block": 20,
  allow: 30,
};

export interface Rfc5025Decision {
  readonly handling: string;
  /** The permissions that some applying rule gives with `true` or `full`, or with anything in them. */
  readonly granted: ReadonlySet<string>;
}

/**
 * What RFC 4745 and RFC 5025 make of a watcher, as plainly as they say it: every rule is looked at, one
 * with a condition that nobody knows is passed over, the greatest handling of the rest wins and whatever
 * any of them shows is shown. `watcher` is null for somebody who did not say who they are.
 */
export function rfc5025Decision(
  ruleset: XmlElement,
  watcher: string | null,
  now: Date,
): Rfc5025Decision {
  let handling = "block";
  const granted = new Set<string>();
  for (const rule of childrenOf(ruleset, CP, "rule")) {
    const conditions = childOf(rule, CP, "conditions");
    const all = conditions === undefined ? [] : elementsOf(conditions);
    if (!all.every((condition) => holds(condition, watcher, now))) continue;
    const action = childOf(childOf(rule, CP, "actions"), PR, "sub-handling");
    const said = action === undefined ? "block" : tokenWithin(action);
    if ((RANKS[said] ?? 0) > (RANKS[handling] ?? 0)) handling = said;
    const transformations = childOf(rule, CP, "transformations");
    for (const permission of transformations === undefined ? [] : elementsOf(transformations)) {
      if (tokenWithin(permission) !== "false") granted.add(permission.name);
    }
  }
  return { handling, granted };
}

function holds(condition: XmlElement, watcher: string | null, now: Date): boolean {
  if (condition.namespace !== CP) return false;
  if (condition.name === "identity") return isMeant(condition, watcher);
  if (condition.name === "validity") return isValid(condition, now);
  return false;
}

function isMeant(identity: XmlElement, watcher: string | null): boolean {
  if (watcher === null) return elementsOf(identity).length === 0;
  return elementsOf(identity).some((element) => {
    if (element.namespace !== CP) return false;
    if (element.name === "one") return element.attributes.get("id") === `pres:${watcher}`;
    const domain = element.attributes.get("domain");
    if (domain !== undefined && domain !== watcher.split("@")[1]) return false;
    return !childrenOf(element, CP, "except").some(
      ({ attributes }) =>
        attributes.get("id") === `pres:${watcher}` ||
        attributes.get("domain") === watcher.split("@")[1],
    );
  });
}

function isValid(validity: XmlElement, now: Date): boolean {
  const untils = childrenOf(validity, CP, "until");
  return childrenOf(validity, CP, "from").some((from, at) => {
    const until = untils[at];
    return (
      Date.parse(tokenWithin(from)) <= now.getTime() &&
      until !== undefined &&
      now.getTime() < Date.parse(tokenWithin(until))
    );
  });
}
