import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import type { MenuEntry } from "../../ui/menu.tsx";

/** Decides what somebody may see, in one act. */
export type OnAnswer = (person: PrincipalAddress, name: string, handling: AccessHandling) => void;

export type AnswerOption = MenuEntry & {
  readonly id: AccessHandling;
  readonly description: string;
  /** What holds now, where it is shown by itself. */
  readonly short: string;
};

/** The four answers, from the most to the least that is given, each with what it means. */
export function answerOptions(): readonly AnswerOption[] {
  return [
    {
      id: "allow",
      label: t("app.allow"),
      short: t("watchers.answer-allow"),
      description: t("app.allow-means"),
      icon: "check",
    },
    {
      id: "confirm",
      label: t("app.ask-me"),
      short: t("watchers.answer-confirm"),
      description: t("app.ask-me-means"),
      icon: "info",
    },
    {
      id: "polite-block",
      label: t("app.ignore-quietly"),
      short: t("watchers.answer-polite-block"),
      description: t("app.ignore-quietly-means"),
      icon: "eye-off",
    },
    {
      id: "block",
      label: t("app.block"),
      short: t("watchers.answer-block"),
      description: t("app.block-means"),
      icon: "block",
      isDanger: true,
    },
  ];
}
