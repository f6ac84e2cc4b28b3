import { t } from "../i18n/t.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./code-block.module.css";

export interface CodeBlockProps {
  readonly code: string;
  readonly language?: string | undefined;
  readonly onCopy: () => void;
}

/** Code in a message: from left to right always, and sideways where it is long. */
export function CodeBlock({ code, language, onCopy }: CodeBlockProps) {
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <span>{language}</span>
        <IconButton icon="copy" size="small" label={t("ui.copy-code")} onPress={onCopy} />
      </div>
      {/* It scrolls, so it must be reachable without a pointer. */}
      <pre className={styles.code} tabIndex={0}>
        {code}
      </pre>
    </div>
  );
}
