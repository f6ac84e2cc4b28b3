import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { momentWords } from "../../ui/relative-time.ts";
import { activityWords, moodWords, offsetWords, placeWords } from "../../ui/said-words.ts";

/** Everything in words that a document says of the person, one line each. */
export function seenLines({ person, lastSeen }: PresenceDocument, now: number): readonly string[] {
  const { activities = [], note = "", moods = [], place, timeOffset } = person ?? {};
  const lines = [
    note === "" ? "" : t("ui.quoted", { words: note }),
    activityWords(activities),
    moods.length === 0 ? "" : t("status-picker.others-mood", { mood: moodWords(moods) }),
    place === undefined ? "" : placeWords(place),
    timeOffset === undefined ? "" : offsetWords(timeOffset),
    lastSeen === undefined || lastSeen === null
      ? ""
      : t("presence.last-on", { time: momentWords(Date.parse(lastSeen), now) }),
  ];
  return lines.filter((line) => line !== "");
}
