import type { RulesReading } from "../../../shared/contract/interchange.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { problemWords } from "../../i18n/file-words.ts";
import { t } from "../../i18n/t.ts";
import { useAccess } from "../../state/use-page-state.tsx";
import { FileDialog } from "../../ui/file-dialog.tsx";
import { Remarks } from "../../ui/remarks.tsx";
import { FoundRules } from "./found-rules.tsx";
import { useRulesFile } from "./use-rules-file.ts";
import dialog from "./dialog.module.css";
import styles from "./import.module.css";

export interface ImportDialogProps {
  readonly onClose: () => void;
  /** The rules of a file hold now. */
  readonly onTaken: () => void;
}

type Found = Extract<RulesReading, { outcome: "read" }>;

/** Rules of a file, with what comes of them before they take the place of one’s own. */
export function ImportDialog({ onClose, onTaken }: ImportDialogProps) {
  const file = useRulesFile(() => {
    onTaken();
    onClose();
  });
  const { reading, failure, doing } = file;
  const found = reading?.outcome === "read" ? reading : null;
  return (
    <FileDialog
      title={t("rules.import-title")}
      actLabel={t("rules.import-act")}
      how={t("rules.import-how")}
      accept={["application/auth-policy+xml", "application/xml", "text/xml", ".xml"]}
      hasRead={reading !== null}
      doing={doing}
      isDisabled={found === null || isNothing(found)}
      problems={[
        ...(reading?.outcome === "refused" ? [problemWords(reading.problem)] : []),
        ...(failure === null ? [] : [failureWords(failure)]),
      ]}
      onPick={(picked) => void file.choose(picked)}
      onSubmit={() => {
        if (found !== null && !isNothing(found)) void file.take();
      }}
      onClose={onClose}
    >
      {found !== null && <WhatComesOfIt found={found} />}
    </FileDialog>
  );
}

/** Rules of another program of which none is understood would only shut everybody out. */
function isNothing({ takenCount, remarks }: Found): boolean {
  return takenCount === 0 && remarks.length > 0;
}

function WhatComesOfIt({ found }: { readonly found: Found }) {
  const before = useAccess((state) => state.rules.length);
  const { rules, count, remarks } = found;
  if (isNothing(found)) {
    return (
      <>
        <p role="alert" className={dialog.problem}>
          {t("rules.import-nothing")}
        </p>
        <Remarks remarks={remarks} />
      </>
    );
  }
  return (
    <>
      <p role="status" className={styles.sentence}>
        {count === 0
          ? t("rules.import-empties", { before })
          : t("rules.import-replaces", { count, before })}
      </p>
      <FoundRules rules={rules} count={count} />
      <Remarks remarks={remarks} />
      <p className={dialog.hint}>{t("rules.import-effect")}</p>
    </>
  );
}
