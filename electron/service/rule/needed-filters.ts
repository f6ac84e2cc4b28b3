import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import type { PresentityWatchers } from "./access-rule-repository.ts";

/** The filters that somebody is shown through, or that a rule may put somebody behind. */
export function neededFilters({ rules, watchers }: PresentityWatchers): PresenceFilter[] {
  return [
    ...watchers.flatMap(({ held }) => (held?.shows ? [held.shows] : [])),
    ...rules.flatMap(({ shows, hours }) => (hours === null ? [shows] : [shows, hours.otherwise])),
  ];
}
