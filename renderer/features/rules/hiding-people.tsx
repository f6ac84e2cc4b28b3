import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { Visibility } from "../../../shared/contract/visibility.ts";
import { visibilityRuleFor } from "../../../shared/model/visibility-decision.ts";
import type { Result } from "../../../shared/result/result.ts";
import { t } from "../../i18n/t.ts";
import { buddyName } from "../../state/replicated/person-name.ts";
import { selectException } from "../../state/replicated/visibility-store.ts";
import { useBuddies, usePageState, useVisibility } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { HidingMenu } from "../../ui/hiding-menu.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import styles from "./hiding.module.css";

export interface HidingPeopleProps {
  readonly chosen: Visibility;
  readonly told: (asked: Promise<Result<unknown>>) => Promise<void>;
}

/** Each buddy with what hiding makes of them, and whether something else holds for them. */
export function HidingPeople({ chosen, told }: HidingPeopleProps) {
  const buddies = useBuddies((state) => state.byPresentity);
  const sorted = [...buddies.values()].toSorted((a, b) => buddyName(a).localeCompare(buddyName(b)));
  return (
    <Section title={t("hiding.people")}>
      <p className={styles.how}>
        {t(sorted.length === 0 ? "hiding.people-none" : "hiding.people-how")}
      </p>
      {sorted.length > 0 && (
        <Card kind="rows">
          {sorted.map((view) => (
            <PersonRow key={view.buddy.presentity} view={view} chosen={chosen} told={told} />
          ))}
        </Card>
      )}
    </Section>
  );
}

interface PersonRowProps extends HidingPeopleProps {
  readonly view: BuddyView;
}

function PersonRow({ view, chosen, told }: PersonRowProps) {
  const { visibility: actions } = usePageState();
  const { presentity } = view.buddy;
  const exception = useVisibility(selectException(presentity));
  const outcome = useVisibility((state) => state.outcomes.get(presentity));
  const name = buddyName(view);
  const isHidden = visibilityRuleFor(chosen, presentity) === "hidden";
  const words =
    outcome === undefined ? undefined : t(`hiding.${isHidden ? "is" : "would"}-${outcome}`);
  return (
    <SettingRow label={<bdi>{name}</bdi>} hint={words}>
      <HidingMenu
        name={name}
        value={exception}
        onChange={(rule) => void told(actions.except(chosen, presentity, rule))}
      />
    </SettingRow>
  );
}
