import { t } from "../../i18n/t.ts";
import { clock, dateWords, daysBetween } from "../../ui/clock.ts";
import { agoWords } from "../../ui/relative-time.ts";
import { paceDuration } from "./pace.ts";
import { comesAndGoes } from "./unusual.ts";
import type { WatchRow } from "./watch-row.ts";

const NOW_MS = 10_000;
const HOUR_MS = 3_600_000;

/** The kinds of WATCHER they were, in words: “Subscribed · Looks every 5 min”. */
export function howWords(row: WatchRow): string {
  const { entry, standing } = row;
  if (standing === "asked") return t("watchers.how-asked");
  if (standing === "refused") return t("watchers.how-refused");
  const parts: string[] = [];
  if (entry.kinds.includes("subscriber")) parts.push(subscribedWords(row));
  if (entry.pollIntervalMs !== null) {
    parts.push(t("watchers.how-polls", { duration: paceDuration(entry.pollIntervalMs) }));
  } else if (entry.fetchCount > 0) parts.push(t("watchers.how-looks"));
  const [first = t("watchers.how-nothing"), second] = parts;
  return second === undefined ? first : t("watchers.and", { first, second });
}

function subscribedWords(row: WatchRow): string {
  if (comesAndGoes(row)) return t("watchers.how-comes-and-goes");
  return row.standing === "watching"
    ? t("watchers.how-subscribed")
    : t("watchers.how-was-subscribed");
}

/** What they were shown last, of one's light. */
export function shownWords({ entry, handling }: WatchRow): string {
  if (entry.lastShown === "full") return t("watchers.saw-everything");
  if (entry.lastShown === "filtered") return t("watchers.saw-part");
  if (entry.lastShown === "refused") return t("watchers.saw-nothing");
  return handling === "polite-block" ? t("watchers.saw-off-always") : t("watchers.saw-off");
}

/** At the end of a lane: “Watching”, “Looked 2 min ago”, “Blocked, 9 tries”. */
export function presentWords(row: WatchRow, now: number): string {
  if (row.standing === "watching") return t("watchers.watching");
  return awayWords(row, now);
}

/** In the grid: “Watching now”, else as at the end of the lane. */
export function lastWords(row: WatchRow, now: number): string {
  if (row.standing === "watching") return t("watchers.watching-now");
  return awayWords(row, now);
}

export function triesWords({ entry, handling }: WatchRow): string {
  const count = entry.refusedCount;
  return handling === "block"
    ? t("watchers.blocked-tries", { count })
    : t("watchers.refused-tries", { count });
}

function awayWords(row: WatchRow, now: number): string {
  if (row.standing === "asked") return t("watchers.waits");
  if (row.standing === "refused") return triesWords(row);
  const verb = hasLeftLast(row) ? "left" : "looked";
  const { lastAt } = row;
  const age = now - lastAt;
  if (age < NOW_MS) return t(`watchers.${verb}-now`);
  if (age < HOUR_MS) return t(`watchers.${verb}-ago`, { time: agoWords(lastAt, now) });
  const days = daysBetween(lastAt, now);
  if (days <= 0) return t(`watchers.${verb}-at`, { time: clock(lastAt) });
  if (days === 1) return t(`watchers.${verb}-yesterday`);
  return t(`watchers.${verb}-on`, { time: dateWords(lastAt, now) });
}

/** Whether the end of a stay is the last that was seen of them, rather than a look. */
function hasLeftLast({ entry }: WatchRow): boolean {
  const left = entry.stays.map(({ to }) => (to === null ? 0 : Date.parse(to)));
  const looked = entry.fetches.map(({ at }) => Date.parse(at));
  return left.length > 0 && Math.max(...left) >= Math.max(0, ...looked);
}
