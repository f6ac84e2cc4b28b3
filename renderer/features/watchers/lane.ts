import type { FetchMark, LightInterval, Stay } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { joinWords } from "../../ui/join-words.ts";
import { durationWords } from "../../ui/relative-time.ts";
import type { Span, TimelineLane, WatcherMark } from "../../ui/timeline-model.ts";
import { paceDuration } from "./pace.ts";
import { CANCELS_OF_COMING_AND_GOING, comesAndGoes, isPoller } from "./unusual.ts";
import type { WatchRow } from "./watch-row.ts";
import { howWords, presentWords, shownWords } from "./watch-words.ts";

/** A look, or as many as the ledger keeps as one mark. */
export interface CountedFetch {
  readonly kind: "fetched";
  readonly at: number;
  readonly sawOpen: boolean;
  readonly count: number;
}

export interface LaneInput {
  readonly row: WatchRow;
  /** When the full view showed the light on. */
  readonly light: readonly Span[];
  /** What the picture shows; it ends now. */
  readonly span: Span;
}

export function laneOf({ row, light, span }: LaneInput): TimelineLane {
  const { entry, name } = row;
  const now = span.end;
  return {
    id: row.id,
    name,
    isLit: row.isLit,
    marks: [
      ...entry.stays.map((stay) => stayMark(stay, row, now)),
      ...entry.fetches.map(fetchMark),
      ...entry.refusals.map((at) => ({ kind: "refused", at: Date.parse(at) }) as const),
      ...unansweredMark(row),
    ],
    sawOpen: light,
    present: presentWords(row, now),
    description: joinWords(name, howWords(row), shownWords(row), presentWords(row, now)),
    callout: calloutOf(row, span),
  };
}

/** Away and busy are still a light that is on; what is on now reaches now. */
export function lightSpans(light: readonly LightInterval[], now: number): readonly Span[] {
  return light.map(({ from, to }) => ({
    start: Date.parse(from),
    end: to === null ? now : Date.parse(to),
  }));
}

/**
 * A stay that showed the light off was ignored quietly, or it is a request: a bar would say that the
 * person watched.
 */
function stayMark({ from, to, view }: Stay, { handling }: WatchRow, now: number): WatcherMark {
  const start = Date.parse(from);
  if (view === "refused") return { kind: "refused", at: start };
  if (view === "unavailable" && handling !== "polite-block") return { kind: "asked", at: start };
  const kind = view === "full" || view === "filtered" ? "subscribed" : "ignored";
  return { kind, start, end: to === null ? now : Date.parse(to), isOpen: to === null };
}

/** A request nobody answered is no stay yet, and still the one thing to be seen of this person. */
function unansweredMark({ standing, entry, firstAt }: WatchRow): readonly WatcherMark[] {
  const isMarked = entry.stays.some(({ view }) => view === "unavailable");
  return standing === "asked" && !isMarked ? [{ kind: "asked", at: firstAt }] : [];
}

function fetchMark({ at, count, isLit }: FetchMark): CountedFetch {
  return { kind: "fetched", at: Date.parse(at), sawOpen: isLit, count };
}

function calloutOf(row: WatchRow, span: Span): TimelineLane["callout"] {
  const { pollIntervalMs, subscribeCount, subscribedMs, stays } = row.entry;
  if (isPoller(row) && pollIntervalMs !== null) {
    const duration = paceDuration(pollIntervalMs);
    const short = t("watchers.callout-pace", { duration });
    const words = subscribeCount === 0 ? t("watchers.callout-pace-never", { duration }) : short;
    return { words, short };
  }
  const count = stays.filter(({ to }) => to === null || Date.parse(to) > span.start).length;
  if (!comesAndGoes(row) || count < CANCELS_OF_COMING_AND_GOING) return undefined;
  const duration = durationWords(subscribedMs / Math.max(1, subscribeCount));
  return {
    words: t("watchers.callout-stays-about", { count, duration }),
    short: t("watchers.callout-stays", { count }),
  };
}
