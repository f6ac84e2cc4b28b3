import type { AccessRule } from "../../../shared/contract/access.ts";
import { DEFAULT_HANDLING } from "../../../shared/model/access-decision.ts";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/icon.tsx";
import { ruleGroups, type RuleGroup } from "./rule-groups.ts";
import { HandlingChip, RuleRow, type OnEditRule } from "./rule-row.tsx";
import styles from "./rules.module.css";

export interface RulesListProps {
  readonly rules: readonly AccessRule[];
  /** The rule that decides for whom one sees oneself as; null: the default does. */
  readonly decidingId: AccessRule["id"] | null;
  readonly onEdit: OnEditRule;
}

/** Every rule where it is tried, from the closest to the widest; last the one that is always there. */
export function RulesList({ rules, decidingId, onEdit }: RulesListProps) {
  const groups = ruleGroups(rules);
  return (
    <div className={styles.list}>
      <h2 className="visually-hidden">{t("rules.who-may-see")}</h2>
      <p className={styles.how}>{t("rules.how")}</p>
      <div className={styles.table}>
        {groups.map((group) => (
          <Group key={group.id} group={group} decidingId={decidingId} onEdit={onEdit}>
            {group.id === "everyone" && (
              <DefaultRow number={rules.length + 1} isDeciding={decidingId === null} />
            )}
          </Group>
        ))}
      </div>
      <p className={styles.below}>{t("rules.at-once")}</p>
    </div>
  );
}

interface GroupProps extends Pick<RulesListProps, "decidingId" | "onEdit"> {
  readonly group: RuleGroup;
  readonly children: React.ReactNode;
}

function Group({ group, decidingId, onEdit, children }: GroupProps) {
  const title = t(`rules.group-${group.id}`);
  return (
    <>
      <h3 className={styles.groupTitle}>{title}</h3>
      <ol aria-label={title} className={styles.group}>
        {group.rules.map(({ rule, number }) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            number={number}
            isDeciding={rule.id === decidingId}
            onEdit={onEdit}
          />
        ))}
        {children}
      </ol>
    </>
  );
}

interface DefaultRowProps {
  readonly number: number;
  readonly isDeciding: boolean;
}

/** What holds where no rule is about somebody. It can’t be changed, only come before. */
function DefaultRow({ number, isDeciding }: DefaultRowProps) {
  return (
    <li className={styles.rule} data-deciding={isDeciding}>
      <span className={styles.order}>{number}</span>
      <span className={styles.words}>
        <span className={styles.who}>{t("rules.who-default")}</span>
        <span className={styles.gives}>{t("rules.default-gives")}</span>
      </span>
      <HandlingChip handling={DEFAULT_HANDLING} />
      <span className={styles.lock}>
        <Icon name="lock" size="small" />
        <span className="visually-hidden">{t("rules.always-last")}</span>
      </span>
    </li>
  );
}
