import type { PresenceReading } from "../../../shared/contract/interchange.ts";
import { t } from "../../i18n/t.ts";
import { fullWords } from "../../ui/clock.ts";
import type { IconName } from "../../ui/icon-shapes.tsx";
import { activityWords, moodWords, offsetWords, placeWords } from "../../ui/said-words.ts";

type Status = NonNullable<Extract<PresenceReading, { outcome: "read" }>["status"]>;

export interface StatusFileRow {
  readonly id: "note" | "activities" | "mood" | "place" | "time" | "until";
  readonly icon: IconName;
  readonly fact: string;
}

/** What a file says of a person, as it would stand in one’s own status. */
export function statusFileRows({ note, details, until }: Status): readonly StatusFileRow[] {
  const { activities, moods, place, timeOffset } = details;
  const rows: readonly StatusFileRow[] = [
    { id: "note", icon: "compose", fact: note },
    { id: "activities", icon: "clock", fact: activityWords(activities) },
    { id: "mood", icon: "smile", fact: moodWords(moods) },
    { id: "place", icon: "home", fact: place === null ? "" : placeWords(place) },
    { id: "time", icon: "globe", fact: timeOffset === null ? "" : offsetWords(timeOffset) },
    {
      id: "until",
      icon: "bell",
      fact:
        until === null ? "" : t("settings.status-until", { time: fullWords(Date.parse(until)) }),
    },
  ];
  return rows.filter(({ fact }) => fact !== "");
}
