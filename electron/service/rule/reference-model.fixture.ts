import type { AccessRule } from "../../../shared/contract/access.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";

// The rules and the filters once more, as slowly and obviously as can be, to hold the service against.

export interface Person {
  readonly name: string;
  readonly groups: readonly string[];
}

export interface Verdict {
  readonly handling: AccessRule["handling"];
  readonly mayLook: boolean;
  readonly mayFollow: boolean;
  readonly filters: readonly PresenceFilter[];
}

const STRANGER: Verdict = { handling: "confirm", mayLook: true, mayFollow: true, filters: [] };

export function judge(rules: readonly AccessRule[], person: Person, now: number): Verdict {
  for (const kind of ["person", "group", "domain", "authenticated"]) {
    const equals = rules.filter(
      (rule) => rule.condition.kind === kind && fits(rule, person) && holds(rule, now),
    );
    for (const handling of ["block", "polite-block", "confirm", "allow"] as const) {
      const same = equals.filter((rule) => rule.handling === handling);
      if (same.length === 0) continue;
      return {
        handling,
        mayLook: !same.some(({ permits }) => !permits.fetch),
        mayFollow: !same.some(({ permits }) => !permits.subscribe),
        filters: same.map((rule) => filterOf(rule, now)),
      };
    }
  }
  return STRANGER;
}

function fits({ condition, minimumLevel }: AccessRule, { name, groups }: Person): boolean {
  if (minimumLevel !== "anonymous" && minimumLevel !== "password") return false;
  if (condition.kind === "person") return condition.person === name;
  if (condition.kind === "group") return groups.includes(condition.group);
  if (condition.kind === "domain") return name.endsWith(`@${condition.domain}`);
  return condition.kind === "authenticated";
}

function holds({ validity }: AccessRule, now: number): boolean {
  if (validity?.from && now < Date.parse(validity.from)) return false;
  return !(validity?.until && now >= Date.parse(validity.until));
}

/** All hours in here are of UTC, of every day, and within the day. */
function filterOf({ shows, hours }: AccessRule, now: number): PresenceFilter {
  if (hours === null) return shows;
  const time = new Date(now).toISOString().slice(11, 16);
  return time >= hours.within.from && time < hours.within.to ? shows : hours.otherwise;
}

/** What of the full document these filters leave, as words; ids, times and versions are the view's own. */
export function leftOf(full: PresenceDocument, filters: readonly PresenceFilter[]): object {
  const all = (test: (filter: PresenceFilter) => boolean) => filters.every(test);
  const { person } = full;
  const meant = full.tuples.filter(
    ({ contact }) => all(({ means }) => means === "all") || contact?.means === "im",
  );
  const markupOf = (markup: unknown) => (all((filter) => filter.markup) ? markup : []);
  const contacts = meant.filter(({ device }) => device === undefined);
  const shownDevices = meant
    .filter(({ device }) => device !== undefined)
    .map(({ status, device, note }) => ({
      basic: status.basic,
      activities: all(({ activities }) => activities) ? status.activities : [],
      userInput: all(({ userInput }) => userInput !== "none") ? device?.userInput : undefined,
      lastInput: all(({ userInput }) => userInput === "full") ? device?.lastInput : undefined,
      note: all((one) => one.notes && one.userInput !== "none" && one.devices === "each")
        ? note
        : undefined,
      label: all(({ devices }) => devices === "each") ? device?.label : undefined,
    }));
  return {
    isThere: full.lastSeen === undefined,
    devices: shownDevices,
    contacts: contacts.map(({ status, contact, note, markup }) => ({
      basic: status.basic,
      contact,
      note: all(({ notes }) => notes) ? note : undefined,
      markup: markupOf(markup),
    })),
    markup: markupOf(person?.markup ?? []),
    activities: all(({ activities }) => activities) ? person?.activities : person && [],
    note: all(({ notes }) => notes) ? person?.note : person && "",
    moods: all(({ mood }) => mood) ? person?.moods : undefined,
    place: all(({ place }) => place) ? person?.place : undefined,
  };
}

/** The same of a document that a watcher was given. */
export function saidBy(document: PresenceDocument): object {
  return leftOf(document, []);
}
