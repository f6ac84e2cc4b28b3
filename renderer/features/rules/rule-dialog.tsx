import { useState } from "react";
import type { AccessRule } from "../../../shared/contract/access.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { DraftPreview } from "./draft-preview.tsx";
import { GetsFields } from "./gets-fields.tsx";
import { draftOf, grantOfDraft, problemOf, type RuleDraft } from "./rule-draft.ts";
import { TimeFields } from "./time-fields.tsx";
import { useSaveRule } from "./use-save-rule.ts";
import { WhomFields } from "./whom-fields.tsx";
import styles from "./dialog.module.css";

export interface RuleDialogProps {
  /** Null: a new one. */
  readonly rule: AccessRule | null;
  readonly onClose: () => void;
}

/** One rule, with what would come of it before it is saved. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rule, ownTimeZone()));
  const { failure, isSaving, save } = useSaveRule(rule?.id ?? null, onClose);
  const grant = grantOfDraft(draft);
  const problem = problemOf(draft);
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      title={t(rule === null ? "rules.add-title" : "rules.edit-title")}
      actLabel={t("rules.save")}
      isDisabled={grant === null}
      isPending={isSaving}
      onSubmit={() => {
        if (grant !== null) void save(grant);
      }}
      onClose={onClose}
    >
      <WhomFields draft={draft} onChange={change} />
      <GetsFields draft={draft} onChange={change} />
      <TimeFields draft={draft} onChange={change} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {t(problem)}
        </p>
      )}
      {failure !== null && (
        <p role="alert" className={styles.problem}>
          {failureWords(failure)}
        </p>
      )}
      <DraftPreview draft={grant === null ? null : { id: rule?.id ?? null, grant }} />
    </FormDialog>
  );
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
