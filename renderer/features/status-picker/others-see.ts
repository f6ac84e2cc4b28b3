import { t } from "../../i18n/t.ts";
import { lightOfChoice } from "../../state/session/own-light.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { lampWord, type LampState } from "../../ui/lamp-state.ts";
import { lampOf } from "../../ui/presence-words.ts";
import { momentOf } from "./moment-of.ts";

export interface OthersSee {
  readonly lamp: LampState;
  /** “Others will see: Busy” */
  readonly status: string;
  /** Everything else they see, in the order in which it stands. */
  readonly more: readonly string[];
}

/** What a choice gives to those who see everything. */
export function othersSee({ choice, note, until }: ChosenStatus, now: number): OthersSee {
  const lamp = lampOf(lightOfChoice(choice));
  const status = t("status-picker.others-see", { status: lampWord(lamp) });
  // The unavailable document is the same for everybody, whatever stands behind it.
  if (choice === "invisible")
    return { lamp, status, more: [t("status-picker.others-nothing-more")] };
  const more: string[] = [];
  if (note !== "") more.push(t("status-picker.others-note", { note }));
  if (until !== null) {
    more.push(t("status-picker.others-until", { time: momentOf(Date.parse(until), now) }));
  }
  return { lamp, status, more };
}
