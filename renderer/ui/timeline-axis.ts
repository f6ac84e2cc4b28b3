import { clock, dateWords, midnight, weekday } from "./clock.ts";
import type { Span } from "./timeline-model.ts";
import type { TimeScale } from "./timeline-scale.ts";

export interface AxisMark {
  readonly at: number;
  readonly label: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LABEL_PX = 48;
const MONDAY = 1;

/** Mondays over a month, days over a week, every four hours over a day; as many as there is room for. */
export function axisMarks(scale: TimeScale, freeEndPx: number): readonly AxisMark[] {
  const { span, widthPx } = scale;
  const marks: AxisMark[] = [];
  let lastX = -LABEL_PX;
  for (const mark of candidates(span)) {
    const x = scale.x(mark.at);
    if (x - lastX < LABEL_PX || x > widthPx - freeEndPx) continue;
    marks.push(mark);
    lastX = x;
  }
  return marks;
}

function candidates(span: Span): readonly AxisMark[] {
  const length = span.end - span.start;
  if (length <= 2 * DAY_MS) {
    return everyHours(span, 4).map((at) => ({ at, label: clock(at) }));
  }
  const days = daysOf(span);
  if (length <= 10 * DAY_MS) return days.map((at) => ({ at, label: weekday(at) }));
  return days
    .filter((at) => new Date(at).getDay() === MONDAY)
    .map((at) => ({ at, label: dateWords(at, span.end) }));
}

function everyHours(span: Span, step: number): readonly number[] {
  const hours: number[] = [];
  for (let at = midnight(span.start); at < span.end; at += step * HOUR_MS) {
    if (at > span.start) hours.push(at);
  }
  return hours;
}

/** Midnights inside the span; by the calendar, since two days a year have other lengths. */
function daysOf(span: Span): readonly number[] {
  const days: number[] = [];
  const day = new Date(midnight(span.start));
  while (day.getTime() < span.end) {
    if (day.getTime() >= span.start) days.push(day.getTime());
    day.setDate(day.getDate() + 1);
  }
  return days;
}

/** Saturdays and Sundays, to be shaded where the span is longer than two days. */
export function weekends(span: Span): readonly Span[] {
  if (span.end - span.start <= 2 * DAY_MS) return [];
  return [midnight(span.start), ...daysOf(span)]
    .filter((day, index, days) => index === 0 || day !== days[index - 1])
    .filter((day) => [0, 6].includes(new Date(day).getDay()))
    .map((day) => ({
      start: Math.max(span.start, day),
      end: Math.min(span.end, new Date(day).setHours(24)),
    }));
}
