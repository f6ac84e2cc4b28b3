import { limits } from "../../../shared/contract/limits.ts";
import type { AnonymousWatchers } from "../../../shared/contract/watcher.ts";
import type { AnonymousHour } from "./ledger-repository.ts";

/** All anonymous watchers of a span in one, hour by hour; null: there were none. */
export function describeAnonymous(hours: readonly AnonymousHour[]): AnonymousWatchers | null {
  const [first] = hours;
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return null;
  const fetchCount = sum(hours, "fetches");
  const subscribeCount = sum(hours, "subscribes");
  return {
    kinds: [
      ...(fetchCount > 0 ? (["fetcher"] as const) : []),
      ...(subscribeCount > 0 ? (["subscriber"] as const) : []),
    ],
    firstAt: first.hour,
    lastAt: last.hour,
    fetchCount,
    subscribeCount,
    cancelCount: sum(hours, "cancels"),
    refusedCount: sum(hours, "refusals"),
    fetches: hours
      .filter(({ fetches }) => fetches > 0)
      .map(({ hour, fetches, litFetches }) => ({ at: hour, count: fetches, isLit: litFetches > 0 }))
      .slice(-limits.watcherMarks),
    refusals: hours
      .filter(({ refusals }) => refusals > 0)
      .map(({ hour }) => hour)
      .slice(-limits.watcherMarks),
  };
}

type Counted = "fetches" | "subscribes" | "cancels" | "refusals";

function sum(hours: readonly AnonymousHour[], counted: Counted): number {
  return hours.reduce((total, hour) => total + hour[counted], 0);
}
