import type { VisibilityRule } from "../../shared/contract/visibility.ts";
import { t } from "../i18n/t.ts";
import { AnswerMenu } from "./answer-menu.tsx";

export interface HidingMenuProps {
  /** The person who is watched. */
  readonly name: string;
  /** Null: what is chosen for everybody. */
  readonly value: VisibilityRule | null;
  readonly onChange: (value: VisibilityRule | null) => void;
}

type Choice = VisibilityRule | "usual";

const CHOICES: readonly Choice[] = ["usual", "all", "watched", "hidden"];

/** Who may learn that one watches this person. */
export function HidingMenu({ name, value, onChange }: HidingMenuProps) {
  return (
    <AnswerMenu<Choice>
      label={t("hiding.person", { name })}
      options={CHOICES.map((id) => ({
        id,
        label: id === "usual" ? t("hiding.as-all") : t(`hiding.${id}`),
      }))}
      value={value ?? "usual"}
      onChange={(id) => onChange(id === "usual" ? null : id)}
    />
  );
}
