import type { StatusDetails } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { lightOf } from "../../state/session/own-light.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { lampWord, type LampState } from "../../ui/lamp-state.ts";
import { lampOf } from "../../ui/presence-words.ts";
import { activityWords, moodWords, offsetWords, placeWords } from "../../ui/said-words.ts";
import { momentOf } from "./moment-of.ts";

export interface OthersSee {
  readonly lamp: LampState;
  /** “Others will see: Busy” */
  readonly status: string;
  /** Everything else they see, in the order in which it stands. */
  readonly more: readonly string[];
}

/** What a choice gives to those who see everything. */
export function othersSee(chosen: ChosenStatus, now: number): OthersSee {
  const { choice, note, until, details } = chosen;
  const lamp = lampOf(lightOf(chosen));
  const status = t("status-picker.others-see", { status: lampWord(lamp) });
  // The unavailable document is the same for everybody, whatever stands behind it.
  if (choice === "invisible")
    return { lamp, status, more: [t("status-picker.others-nothing-more")] };
  const more = [
    activityWords(details?.activities ?? []),
    note === "" ? "" : t("status-picker.others-note", { note }),
    ...(details === undefined ? [] : asideWords(details)),
    until === null
      ? ""
      : t("status-picker.others-until", { time: momentOf(Date.parse(until), now) }),
  ];
  return { lamp, status, more: more.filter((part) => part !== "") };
}

function asideWords({ moods, place, timeOffset }: StatusDetails): string[] {
  return [
    moods.length === 0 ? "" : t("status-picker.others-mood", { mood: moodWords(moods) }),
    place === null ? "" : placeWords(place),
    timeOffset === null ? "" : t("status-picker.others-time", { offset: offsetWords(timeOffset) }),
  ];
}
