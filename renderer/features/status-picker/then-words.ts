import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { chooseStatus } from "../../../shared/model/status-setting.ts";
import { t } from "../../i18n/t.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { clock, dateWords, daysBetween, midnight } from "../../ui/clock.ts";
import { choiceWord } from "./status-options.ts";

/**
 * “At 15:32 you go back to Available.”: what the service will do, said by the very function with
 * which it decides.
 */
export function thenWords(before: StatusSetting, chosen: ChosenStatus, now: number): string {
  const { until, then } = chooseStatus(before, chosen, new Date(now));
  if (until === null || then === null) return t("status-picker.stays");
  const word = choiceWord(then.choice);
  const status =
    then.note === "" ? word : t("status-picker.with-note", { status: word, note: then.note });
  const at = Date.parse(until);
  const days = daysBetween(now, at);
  if (days === 1 && at === midnight(at)) return t("status-picker.then-midnight", { status });
  const time = clock(at);
  if (days <= 0) return t("status-picker.then", { time, status });
  if (days === 1) return t("status-picker.then-tomorrow", { time, status });
  return t("status-picker.then-on", { day: dateWords(at, now), time, status });
}
