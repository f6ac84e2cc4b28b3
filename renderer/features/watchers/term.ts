import { comesAndGoes, isPoller } from "./unusual.ts";
import type { WatchRow } from "./watch-row.ts";

/** What RFC 2778 calls somebody, in the order in which the page explains it. */
export const TERMS = ["subscriber", "fetcher", "poller", "comer", "asked", "refused"] as const;
export type Term = (typeof TERMS)[number];

/** The terms that are true of one watcher. */
export function termsOf(row: WatchRow): readonly Term[] {
  if (row.standing === "asked" || row.standing === "refused") return [row.standing];
  const terms: Term[] = [];
  if (row.entry.kinds.includes("subscriber")) {
    terms.push(comesAndGoes(row) ? "comer" : "subscriber");
  }
  if (row.entry.fetchCount > 0) terms.push(isPoller(row) ? "poller" : "fetcher");
  return terms;
}
