import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import {
  filterKey,
  SHOW_EVERYTHING,
  SHOW_LIGHT_ONLY,
} from "../../../shared/model/presence-filter.ts";
import { formattingLocale } from "../../i18n/formatting-locale.ts";
import { t } from "../../i18n/t.ts";

export type Part = keyof PresenceFilter;
export type Preset = "everything" | "light" | "own";

const PARTS: readonly Part[] = [
  "notes",
  "activities",
  "mood",
  "place",
  "devices",
  "userInput",
  "means",
  "lastSeen",
  "markup",
];

/** What is held back as a whole, in the order in which a card would show it. */
export function hiddenParts(filter: PresenceFilter): readonly Part[] {
  return PARTS.filter((part) => filter[part] === SHOW_LIGHT_ONLY[part]);
}

export function presetOf(filter: PresenceFilter): Preset {
  if (filterKey(filter) === filterKey(SHOW_EVERYTHING)) return "everything";
  return filterKey(filter) === filterKey(SHOW_LIGHT_ONLY) ? "light" : "own";
}

/** “Everything but notes and mood”, or “Light, devices and notes”: whichever is shorter. */
export function filterWords(filter: PresenceFilter): string {
  const preset = presetOf(filter);
  if (preset !== "own") return t(`rules.gives-${preset}`);
  const hidden = hiddenParts(filter);
  // Shown more coarsely than it could be is neither hidden nor worth the line.
  if (hidden.length === 0) return t("rules.gives-everything");
  if (hidden.length <= 3) return t("rules.gives-but", { parts: listWords(hidden) });
  const shown = PARTS.filter((part) => !hidden.includes(part));
  return t("rules.gives-only", { parts: listWords(shown) });
}

function listWords(parts: readonly Part[]): string {
  const list = new Intl.ListFormat(formattingLocale(), { type: "conjunction" });
  return list.format(parts.map((part) => t(`rules.part-${part}`)));
}
