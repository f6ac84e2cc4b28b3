import { useEffect } from "react";
import type { Visibility, VisibilityRule } from "../../../shared/contract/visibility.ts";
import type { Result } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { usePageState, useVisibility } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PlainChoice } from "../../ui/plain-choice.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { HidingPeople } from "./hiding-people.tsx";
import styles from "./hiding.module.css";

const RULES: readonly VisibilityRule[] = ["all", "watched", "hidden"];

/** Who may learn that one watches, with what comes of it for each buddy. */
export function HidingEditor() {
  const { visibility: actions } = usePageState();
  const chosen = useVisibility((state) => state.visibility);
  useEffect(() => void actions.load(), [actions]);
  return (
    <div className={styles.editor}>
      <p className={styles.how}>{t("hiding.how")}</p>
      {chosen === null ? <NothingKnown /> : <Choices chosen={chosen} />}
    </div>
  );
}

function Choices({ chosen }: { readonly chosen: Visibility }) {
  const { visibility: actions } = usePageState();
  const shares = useVisibility((state) => state.sharesWithHidden);
  const told = useTellOutcome();
  return (
    <>
      <Section title={t("hiding.choice")}>
        <PlainChoice
          label={t("hiding.choice")}
          options={RULES.map((value) => ({
            value,
            word: t(`hiding.${value}`),
            consequence: t(`hiding.${value}-means`),
          }))}
          value={chosen.rule}
          onChange={(rule) => void told(actions.choose(chosen, rule))}
        />
      </Section>
      <HidingPeople chosen={chosen} told={told} />
      <Section title={t("hiding.me")}>
        <Card kind="rows">
          <SettingRow label={t("hiding.share")} hint={t("hiding.share-means")}>
            <Switch
              aria-label={t("hiding.share")}
              isSelected={shares}
              onChange={(isOn) => void told(actions.share(isOn))}
            />
          </SettingRow>
        </Card>
      </Section>
    </>
  );
}

/** Says that it holds, or why it does not. */
function useTellOutcome() {
  const tell = useTell();
  return async (asked: Promise<Result<unknown>>) => {
    const reply = await asked;
    if (reply.ok) tell({ text: t("hiding.saved"), icon: "check" });
    else tell.failure(reply.error);
  };
}

/** It is on its way, or could not be asked for: the service alone knows what holds. */
function NothingKnown() {
  const { visibility: actions } = usePageState();
  const failure = useVisibility((state) => state.failure);
  if (failure === null) return <Skeleton label={t("hiding.title")} rows={6} />;
  const again = <Button onPress={() => void actions.load()}>{t("hiding.again")}</Button>;
  return (
    <EmptyState icon="eye-off" title={t("hiding.failed")} isFailure action={again}>
      {failureWords(failure)}
    </EmptyState>
  );
}
