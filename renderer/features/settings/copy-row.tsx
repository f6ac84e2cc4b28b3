import { IconButton } from "../../ui/icon-button.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useCopy } from "./use-copy.ts";
import styles from "./settings.module.css";

export interface CopyRowProps {
  /** An address, a code, a secret: from left to right, whatever the page is. */
  readonly text: string;
  /** What it is, and what for. */
  readonly hint: string;
  readonly copyLabel: string;
  readonly isCode?: boolean;
}

/** A text to take elsewhere. It can be selected too, where copying is denied. */
export function CopyRow({ text, hint, copyLabel, isCode = false }: CopyRowProps) {
  const copy = useCopy();
  return (
    <SettingRow
      label={
        <bdi dir="ltr" className={isCode ? styles.code : styles.text}>
          {text}
        </bdi>
      }
      hint={hint}
    >
      <IconButton icon="copy" label={copyLabel} onPress={() => copy(text)} />
    </SettingRow>
  );
}
