import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import {
  filterKey,
  SHOW_EVERYTHING,
  SHOW_LIGHT_ONLY,
} from "../../../shared/model/presence-filter.ts";
import { xmlElement } from "../../../shared/model/xml-text.ts";
import { OWN, PRES_RULES } from "./pres-rules-names.ts";
import { childOf, elementsOf, tokenWithin } from "./xml-search.ts";
import type { XmlElement } from "./xml-tree.ts";

const YES = "true";

/**
 * What is shown, as RFC 5025 §3.3 grants it. All devices as one, a day instead of a moment and markup
 * of every name can't be said there, so nothing of them is granted.
 */
export function transformationsElement(shows: PresenceFilter): string {
  const { activities, mood, place, notes } = shows;
  const permission = (name: string, isGranted: boolean) =>
    isGranted ? xmlElement(`pr:provide-${name}`, {}, YES) : "";
  return xmlElement(
    "transformations",
    {},
    servicesElement(shows),
    activities || mood || place || notes
      ? xmlElement("pr:provide-persons", {}, xmlElement("pr:all-persons", {}))
      : "",
    permission("activities", activities),
    permission("mood", mood),
    ...["place-is", "place-type", "time-offset"].map((name) => permission(name, place)),
    xmlElement("pr:provide-user-input", {}, shows.userInput === "none" ? "false" : shows.userInput),
    permission("note", notes),
    shows.lastSeen === "exact"
      ? xmlElement("pr:provide-unknown-attribute", { name: "last-seen", ns: OWN }, YES)
      : "",
    filterKey(shows) === filterKey(SHOW_EVERYTHING)
      ? xmlElement("pr:provide-all-attributes", {})
      : "",
  );
}

function servicesElement({ devices, means }: PresenceFilter): string {
  if (devices === "one") return "";
  const which =
    means === "all"
      ? xmlElement("pr:all-services", {})
      : xmlElement("pr:service-uri-scheme", {}, "im");
  return xmlElement("pr:provide-services", {}, which);
}

/** What transformations grant, one word for each thing, so that grants are united as sets are. */
export function grantsWithin(transformations: XmlElement | undefined): Set<string> {
  if (transformations === undefined) return new Set();
  return new Set(
    elementsOf(transformations)
      .filter(({ namespace }) => namespace === PRES_RULES)
      .flatMap(grantsOf),
  );
}

function grantsOf(permission: XmlElement): string[] {
  const value = tokenWithin(permission);
  switch (permission.name) {
    case "provide-services":
      if (childOf(permission, PRES_RULES, "all-services")) return ["services", "messages"];
      return elementsOf(permission).some(isMessages) ? ["messages"] : [];
    case "provide-persons":
      return childOf(permission, PRES_RULES, "all-persons") ? ["persons"] : [];
    case "provide-user-input":
      if (value === "full") return ["user-input", "last-input"];
      return value === "bare" || value === "thresholds" ? ["user-input"] : [];
    case "provide-unknown-attribute": {
      const { attributes } = permission;
      const isOurs = attributes.get("ns") === OWN && attributes.get("name") === "last-seen";
      return isOurs && isTrue(value) ? ["last-seen"] : [];
    }
    case "provide-all-attributes":
      return ["everything"];
    default:
      return isTrue(value) ? [permission.name] : [];
  }
}

function isMessages({ name, ...element }: XmlElement): boolean {
  return name === "service-uri-scheme" && tokenWithin({ name, ...element }) === "im";
}

function isTrue(value: string): boolean {
  return value === "true" || value === "1";
}

/** The filter that shows no more than was granted; null where not even a status was. */
export function filterOfGrants(grants: ReadonlySet<string>): PresenceFilter | null {
  if (!grants.has("messages")) return null;
  const has = (name: string) => grants.has(name) || grants.has("everything");
  const ofPerson = (name: string) => grants.has("persons") && has(`provide-${name}`);
  return {
    ...SHOW_LIGHT_ONLY,
    devices: "each",
    means: grants.has("services") ? "all" : "messages",
    activities: ofPerson("activities"),
    mood: ofPerson("mood"),
    place: ofPerson("place-type") && ofPerson("time-offset"),
    notes: ofPerson("note"),
    userInput: has("last-input") ? "full" : has("user-input") ? "bare" : "none",
    lastSeen: has("last-seen") ? "exact" : "none",
    markup: grants.has("everything"),
  };
}
