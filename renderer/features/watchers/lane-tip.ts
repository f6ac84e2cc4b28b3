import { t } from "../../i18n/t.ts";
import { fullWords } from "../../ui/clock.ts";
import { durationWords } from "../../ui/relative-time.ts";
import type { Span, WatcherMark } from "../../ui/timeline-model.ts";
import type { TimelineTip } from "../../ui/timeline.tsx";
import type { WatchRow } from "./watch-row.ts";

type BarMark = WatcherMark & Span;
type Moment = WatcherMark & { readonly at: number };

/** What one shape of a lane stands for: who did what, when, what they saw, and by whose decision. */
export function tipWords(row: WatchRow, marks: readonly WatcherMark[]): TimelineTip {
  const bars = marks.filter((mark): mark is BarMark => "start" in mark);
  const moments = marks.filter((mark): mark is Moment => "at" in mark);
  const [when, title, saw] = bars.length > 0 ? barWords(row, bars) : momentWords(row, moments);
  return { title, text: and(and(when, saw), ruleWords(row)) };
}

type Words = readonly [when: string, title: string, saw: string];

function barWords({ name }: WatchRow, bars: readonly BarMark[]): Words {
  const start = Math.min(...bars.map((bar) => bar.start));
  const end = Math.max(...bars.map((bar) => bar.end));
  const isOpen = bars.some((bar) => "isOpen" in bar && bar.isOpen);
  const to = isOpen ? t("watchers.tip-now") : fullWords(end);
  const lengthMs = bars.reduce((sum, bar) => sum + bar.end - bar.start, 0);
  const duration = durationWords(lengthMs);
  const isIgnored = bars[0]?.kind === "ignored";
  return [
    t("watchers.tip-from-to", { from: fullWords(start), to }),
    bars.length > 1
      ? t("watchers.tip-stays", { name, count: bars.length, duration })
      : t(isOpen ? "watchers.tip-watching" : "watchers.tip-watched", { name, duration }),
    t(isIgnored ? "watchers.tip-off" : "watchers.tip-full"),
  ];
}

function momentWords({ name, standing }: WatchRow, marks: readonly Moment[]): Words {
  const times = marks.map(({ at }) => at);
  const first = fullWords(Math.min(...times));
  const last = fullWords(Math.max(...times));
  const when = first === last ? first : t("watchers.tip-from-to", { from: first, to: last });
  const kind = marks[0]?.kind;
  const count = marks.reduce((sum, mark) => sum + countOf(mark), 0);
  if (kind === "asked") {
    const saw = standing === "asked" ? "watchers.tip-unanswered" : "watchers.tip-answered";
    return [when, t("watchers.tip-asked", { name }), t(saw)];
  }
  if (kind === "refused") {
    return [when, t("watchers.tip-refused", { name, count }), t("watchers.tip-nothing")];
  }
  return [when, t("watchers.tip-looked", { name, count }), sawWords(marks)];
}

/** A mark of the ledger may stand for many looks; the picture knows only that it is there. */
function countOf(mark: WatcherMark): number {
  return "count" in mark && typeof mark.count === "number" ? mark.count : 1;
}

function sawWords(marks: readonly Moment[]): string {
  const lit = marks.filter((mark) => mark.kind === "fetched" && mark.sawOpen).length;
  if (lit === 0) return t("watchers.tip-unlit");
  return t(lit === marks.length ? "watchers.tip-lit" : "watchers.tip-mixed");
}

function ruleWords({ handling, decidedAt }: WatchRow): string {
  return decidedAt === null ? t("watchers.rule-default") : t(`watchers.rule-${handling}`);
}

function and(first: string, second: string): string {
  return t("watchers.and", { first, second });
}
