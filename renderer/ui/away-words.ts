import type { AutomaticAway, DeviceSenses } from "../../shared/contract/auto-away.ts";
import { t } from "../i18n/t.ts";
import { momentWords } from "./relative-time.ts";

const REMEMBERED_MS = 3_600_000;

/** “Away because the screen was locked at 12:04.”; afterwards why it was, for an hour, and then nothing. */
export function awayWords(
  away: AutomaticAway | null,
  input: DeviceSenses["input"],
  now: number,
): string {
  if (away === null) return "";
  const time = momentWords(Date.parse(away.since), now);
  const why = away.cause === "idle" && input === "page" ? "unused" : away.cause;
  if (away.endedAt === null) return t(`away.${why}`, { time });
  const endedAt = Date.parse(away.endedAt);
  if (now - endedAt > REMEMBERED_MS) return "";
  return t(`away.was-${why}`, { time, until: momentWords(endedAt, now) });
}
