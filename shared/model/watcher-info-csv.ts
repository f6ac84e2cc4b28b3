import type { WatcherEntry, WatcherInformation } from "../contract/watcher.ts";

type Cell = string | number | null;

/** One column per fact; names are stable, because other programs read them. */
const COLUMNS: readonly (readonly [name: string, cell: (entry: WatcherEntry) => Cell])[] = [
  ["watcher", ({ watcher }) => watcher],
  ["name", ({ displayName }) => displayName],
  ["kinds", ({ kinds }) => kinds.join(" ")],
  ["subscription", ({ state }) => state],
  ["event", ({ event }) => event],
  ["first", ({ firstAt }) => firstAt],
  ["last", ({ lastAt }) => lastAt],
  ["looks", ({ fetchCount }) => fetchCount],
  ["pollIntervalSeconds", ({ pollIntervalMs }) => secondsOf(pollIntervalMs)],
  ["subscribed", ({ subscribeCount }) => subscribeCount],
  ["cancelled", ({ cancelCount }) => cancelCount],
  ["secondsSubscribed", ({ subscribedMs }) => secondsOf(subscribedMs)],
  ["refused", ({ refusedCount }) => refusedCount],
  ["lastShown", ({ lastShown }) => lastShown],
  ["authentication", ({ authenticationLevel }) => authenticationLevel],
  ["handling", ({ handling }) => handling],
  ["decided", ({ decidedAt }) => decidedAt],
];

/**
 * WATCHER INFORMATION as CSV (RFC 4180): a header, one line per watcher, lines end with CRLF.
 *
 * Begins with a byte order mark, without which a spreadsheet takes names for another encoding. What
 * a spreadsheet would run as a formula is led in by an apostrophe: names are chosen by watchers.
 */
export function watcherInfoCsv({ watchers }: WatcherInformation): string {
  const header = COLUMNS.map(([name]) => name);
  const lines = watchers.map((entry) => COLUMNS.map(([, cell]) => cell(entry)));
  return "\uFEFF" + [header, ...lines].map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

/** How spreadsheets recognise a formula, also behind what they trim away. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function secondsOf(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 1_000);
}
