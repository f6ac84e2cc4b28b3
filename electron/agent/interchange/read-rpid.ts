import {
  ACTIVITIES,
  type Activity,
  type Mood,
  MOODS,
} from "../../../shared/contract/presence-vocabulary.ts";
import { NAMESPACES } from "../../../shared/model/pidf-names.ts";
import { elementsOf, is } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What the token elements within say; one that is in no list is `other`. */
export function activitiesWithin(parent: XmlElement): Activity[] {
  const activities: Activity[] = [];
  for (const element of tokenElements(parent)) {
    // Our mark says that the meal before it is a lunch.
    if (is(element, NAMESPACES.porchlight, "lunch") && activities.at(-1) === "meal") {
      activities.pop();
    }
    activities.push(known(ACTIVITIES, element) ?? "other");
  }
  return activities;
}

export function moodsWithin(parent: XmlElement): Mood[] {
  return tokenElements(parent).map((element) => known(MOODS, element) ?? "other");
}

function tokenElements(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).filter((element) => !is(element, NAMESPACES.rpid, "note"));
}

const TOKEN_NAMESPACES: ReadonlySet<string> = new Set([NAMESPACES.rpid, NAMESPACES.porchlight]);

function known<T extends string>(tokens: readonly T[], element: XmlElement): T | undefined {
  if (!TOKEN_NAMESPACES.has(element.namespace)) return undefined;
  return tokens.find((token) => token === element.name);
}
