import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { clock } from "../../ui/clock.ts";
import type { IconName } from "../../ui/icon-shapes.tsx";
import {
  activityWords,
  moodWords,
  offsetWords,
  placeWords,
  theirClock,
} from "../../ui/said-words.ts";

export interface SaysRow {
  readonly id: "activities" | "mood" | "place" | "time";
  readonly icon: IconName;
  readonly fact: string;
  readonly why: string;
}

/** What somebody adds to their light of their own accord; a document need have none of it. */
export function saysRows(document: PresenceDocument, now: number): readonly SaysRow[] {
  const { activities = [], moods = [], place, timeOffset } = document.person ?? {};
  const rows: SaysRow[] = [
    {
      id: "activities",
      icon: "clock",
      fact: activityWords(activities),
      why: t("person.says-activities"),
    },
    { id: "mood", icon: "smile", fact: moodWords(moods), why: t("person.says-mood") },
    {
      id: "place",
      icon: "home",
      fact: place === undefined ? "" : placeWords(place),
      why: t("person.says-place"),
    },
  ];
  const said = rows.filter(({ fact }) => fact !== "");
  return timeOffset === undefined ? said : [...said, timeRow(timeOffset, now)];
}

function timeRow(offset: number, now: number): SaysRow {
  const time = clock(theirClock(offset, now));
  return {
    id: "time",
    icon: "globe",
    fact: t("person.says-time", { time }),
    why: t("person.says-time-words", { offset: offsetWords(offset) }),
  };
}
