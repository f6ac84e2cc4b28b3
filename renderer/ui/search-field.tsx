import { Input, SearchField as AriaSearchField } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { Key } from "./key.tsx";
import styles from "./search-field.module.css";

export interface SearchFieldProps {
  /** Its name and its placeholder, for instance “Filter buddies”. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  /** The chord that leads here; shown while the field is empty and there is room. */
  readonly shortcut?: string;
  /** For a field that a dialog opens on. */
  readonly autoFocus?: boolean;
}

/** Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onSubmit, shortcut, autoFocus = false } = props;
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      {...(onSubmit === undefined ? {} : { onSubmit })}
      className={styles.field ?? ""}
    >
      <Icon name="search" size="small" />
      <Input className={styles.input ?? ""} placeholder={label} dir="auto" />
      {shortcut !== undefined && value === "" && (
        <span className={styles.shortcut}>
          <Key keys={shortcut} />
        </span>
      )}
      {value !== "" && <IconButton icon="close" size="small" label={t("ui.clear")} />}
    </AriaSearchField>
  );
}
