import type { StatusChoice } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { lightOfChoice } from "../../state/session/own-light.ts";
import { lampOf } from "../../ui/presence-words.ts";
import type { StatusOption } from "../../ui/status-choice.tsx";

const CHOICES: readonly StatusChoice[] = [
  "available",
  "away",
  "busy",
  "not-accepting",
  "invisible",
];

/** The five states, each with its lamp and what comes of it. */
export function statusOptions(): readonly StatusOption<StatusChoice>[] {
  return CHOICES.map((value) => ({
    value,
    lamp: lampOf(lightOfChoice(value)),
    word: choiceWord(value),
    consequence: t(`status-picker.${value}-means`),
  }));
}

/** What the person themself calls it; others may be told another word. */
export function choiceWord(choice: StatusChoice): string {
  return t(`status-picker.${choice}`);
}
