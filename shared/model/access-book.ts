import type { AccessRule } from "../contract/access.ts";
import { domainOf } from "./address.ts";
import type { Subject } from "./access-match.ts";

/** The rules of one presentity, so ordered that deciding about one of many people looks at few of them. */
export interface RuleBook {
  /** All that can be about somebody, whatever the time. */
  about(subject: Subject): readonly AccessRule[];
}

export function ruleBook(rules: readonly AccessRule[]): RuleBook {
  const shelves = Map.groupBy(rules, ({ condition }) => shelfOf(condition.kind, nameOf(condition)));
  const on = (kind: AccessRule["condition"]["kind"], name = "") =>
    shelves.get(shelfOf(kind, name)) ?? [];
  return {
    about: ({ watcher, groups }) =>
      watcher === null
        ? on("anonymous")
        : [
            ...on("person", watcher),
            ...[...groups].flatMap((group) => on("group", group)),
            ...on("domain", domainOf(watcher)),
            ...on("authenticated"),
          ],
  };
}

/** Whom a condition names; empty where it names nobody. */
export function nameOf(condition: AccessRule["condition"]): string {
  switch (condition.kind) {
    case "person":
      return condition.person;
    case "group":
      return condition.group;
    case "domain":
      return condition.domain;
    default:
      return "";
  }
}

function shelfOf(kind: AccessRule["condition"]["kind"], name: string): string {
  return `${kind} ${name}`;
}
