import { useEffect } from "react";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { HidingOutcome, Visibility } from "../../../shared/contract/visibility.ts";
import { visibilityRuleFor } from "../../../shared/model/visibility-decision.ts";
import { t } from "../../i18n/t.ts";
import { selectException } from "../../state/replicated/visibility-store.ts";
import { usePageState, useVisibility } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { HidingMenu } from "../../ui/hiding-menu.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

export interface LearnsSectionProps {
  readonly presentity: PresentityAddress;
  readonly name: string;
}

/** Whether a buddy learns that one watches, and the choice for them alone. Nothing before it is known. */
export function LearnsSection({ presentity, name }: LearnsSectionProps) {
  const { visibility: actions } = usePageState();
  const tell = useTell();
  const chosen = useVisibility((state) => state.visibility);
  const exception = useVisibility(selectException(presentity));
  const outcome = useVisibility((state) => state.outcomes.get(presentity));
  useEffect(() => void actions.load(), [actions]);
  if (chosen === null) return null;
  const rule = visibilityRuleFor(chosen, presentity);
  async function change(known: Visibility, wish: Visibility["rule"] | null): Promise<void> {
    const reply = await actions.except(known, presentity, wish);
    if (!reply.ok) tell.failure(reply.error);
  }
  return (
    <Section title={t("hiding.learns")}>
      <Card kind="rows">
        <SettingRow
          label={t(rule === "hidden" ? "hiding.learns-not" : "hiding.learns-name")}
          hint={rule === "hidden" ? hiddenWords(outcome) : t(`hiding.learns-${rule}`)}
        >
          <HidingMenu
            name={name}
            value={exception}
            onChange={(wish) => void change(chosen, wish)}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}

function hiddenWords(outcome: HidingOutcome | undefined): string {
  return outcome === undefined ? t("hiding.hidden-means") : t(`hiding.is-${outcome}`);
}
