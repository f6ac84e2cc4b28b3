import { t } from "../../i18n/t.ts";
import { durationWords } from "../../ui/relative-time.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Each unit up to where the next one says it as well. */
const UNITS = [
  { unitMs: SECOND_MS, belowMs: 55 * SECOND_MS, key: "watchers.pace-seconds" },
  { unitMs: MINUTE_MS, belowMs: 55 * MINUTE_MS, key: "watchers.pace-minutes" },
  { unitMs: HOUR_MS, belowMs: 23 * HOUR_MS, key: "watchers.pace-hours" },
  { unitMs: DAY_MS, belowMs: Infinity, key: "watchers.pace-days" },
] as const;

/** A mean of many intervals is never round; a person hears “every 5 minutes”. */
export function roundPace(intervalMs: number) {
  const unit = UNITS.find(({ belowMs }) => intervalMs < belowMs) ?? UNITS[3];
  return { ...unit, count: Math.max(1, Math.round(intervalMs / unit.unitMs)) };
}

/** “every 5 minutes” */
export function paceWords(intervalMs: number): string {
  const { key, count } = roundPace(intervalMs);
  return t(key, { count });
}

/** “5 min” */
export function paceDuration(intervalMs: number): string {
  const { unitMs, count } = roundPace(intervalMs);
  return durationWords(unitMs * count);
}
