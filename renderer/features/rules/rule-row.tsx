import type { AccessHandling, AccessRule } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";
import { grantOf } from "../../state/replicated/access-store.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuButton } from "../../ui/menu.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { givesWords, HANDLING_LOOKS, whoWords } from "./rule-words.ts";
import { useGroups, useNameOf } from "./use-people.ts";
import styles from "./rules.module.css";

export type OnEditRule = (rule: AccessRule) => void;

export interface RuleRowProps {
  readonly rule: AccessRule;
  readonly number: number;
  readonly isDeciding: boolean;
  readonly onEdit: OnEditRule;
}

/** One rule: where it stands, whom it is about, what it gives. */
export function RuleRow({ rule, number, isDeciding, onEdit }: RuleRowProps) {
  const nameOf = useNameOf();
  const groups = useGroups();
  const remove = useRemoveRule();
  const { condition } = rule;
  const who = whoWords(condition, nameOf);
  return (
    <li className={styles.rule} data-deciding={isDeciding}>
      <span className={styles.order}>{number}</span>
      <span className={styles.words}>
        <span className={styles.who}>
          <bdi>{who}</bdi>
          {condition.kind === "group" && (
            <span className={styles.count}>
              {t("rules.people-count", { count: groups.get(condition.group) ?? 0 })}
            </span>
          )}
        </span>
        <span className={styles.gives}>{givesWords(rule)}</span>
      </span>
      <HandlingChip handling={rule.handling} />
      <MenuButton
        label={t("rules.menu", { name: who })}
        entries={[
          { id: "edit", label: t("rules.edit") },
          { id: "remove", label: t("rules.remove"), icon: "trash", isDanger: true },
        ]}
        onAction={(id) => (id === "edit" ? onEdit(rule) : void remove(rule, who))}
      >
        <IconButton icon="more" size="small" label={t("rules.menu", { name: who })} />
      </MenuButton>
    </li>
  );
}

export function HandlingChip({ handling }: { readonly handling: AccessHandling }) {
  return (
    <span className={styles.chip}>
      <Chip {...HANDLING_LOOKS[handling]}>{t(`rules.chip-${handling}`)}</Chip>
    </span>
  );
}

/** Takes a rule away, and can bring it back as it was. */
function useRemoveRule() {
  const { access } = usePageState();
  const tell = useTell();
  return async (rule: AccessRule, name: string) => {
    const reply = await access.remove(rule.id);
    if (!reply.ok) {
      tell.failure(reply.error);
      return;
    }
    const undo = {
      label: t("app.undo"),
      onChoose: () => void access.save(rule.id, grantOf(rule)),
    };
    tell({ text: t("rules.removed", { name }), icon: "trash", act: undo });
  };
}
