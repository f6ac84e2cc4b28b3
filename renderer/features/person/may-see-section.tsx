import type { AccessHandling } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";
import {
  groupsOf,
  selectDecidingRule,
  selectHandling,
  selectRequest,
} from "../../state/replicated/access-store.ts";
import { useAccess } from "../../state/use-page-state.tsx";
import type { Person } from "../../state/use-person.ts";
import { AnswerMenu } from "../../ui/answer-menu.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { decidingRuleWords } from "./rule-words.ts";

export interface MaySeeSectionProps {
  readonly person: Person;
  readonly onAnswer: (handling: AccessHandling) => void;
}

/** What the person may see of oneself, and the four ways it can be. */
export function MaySeeSection({ person, onAnswer }: MaySeeSectionProps) {
  const handling = useAccess(selectHandling(person.principal, groupsOf(person.buddy)));
  const hasAsked = useAccess((state) => selectRequest(person.principal)(state) !== undefined);
  const rule = useAccess(selectDecidingRule(person.principal, groupsOf(person.buddy)));
  const isAsked = handling === "confirm" && hasAsked;
  return (
    <Section title={t("person.may-see")}>
      <Card kind="rows">
        <SettingRow
          label={t("person.may-see-me")}
          hint={
            <>
              {isAsked ? t("person.confirm-asked-words") : t(`person.${handling}-words`)}
              <br />
              {decidingRuleWords(rule)}
            </>
          }
        >
          <AnswerMenu
            label={t("person.may-see-me")}
            options={[
              {
                id: "allow",
                label: t("app.allow"),
                description: t("app.allow-means"),
                icon: "check",
              },
              {
                id: "confirm",
                label: t("app.ask-me"),
                description: t("app.ask-me-means"),
                icon: "info",
              },
              {
                id: "polite-block",
                label: t("app.ignore-quietly"),
                description: t("app.ignore-quietly-means"),
                icon: "eye-off",
              },
              {
                id: "block",
                label: t("app.block"),
                description: t("app.block-means"),
                icon: "block",
                isDanger: true,
              },
            ]}
            value={handling}
            onChange={onAnswer}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}
