import type { ReactNode } from "react";
import { Autocomplete, ListBox, ListBoxItem } from "react-aria-components";
import { BuddyRow, type BuddyRowContent } from "./buddy-row.tsx";
import { lampWord } from "./lamp-state.ts";
import { SearchField } from "./search-field.tsx";
import styles from "./person-picker.module.css";

export interface PickablePerson extends BuddyRowContent {
  readonly id: string;
}

export interface PersonPickerProps {
  /** Name and placeholder of the field: “Name or address”. */
  readonly label: string;
  /** The name of the list by ear. */
  readonly listLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Who matches what was typed, at most six: the list does not scroll. */
  readonly people: readonly PickablePerson[];
  readonly onChoose: (id: string) => void;
  /** Enter with nobody chosen from the list. */
  readonly onSubmit?: (value: string) => void;
  /** When nobody matches. */
  readonly empty: ReactNode;
}

/** Type and choose: the focus stays in the field while arrow keys walk the list. */
export function PersonPicker(props: PersonPickerProps) {
  const { label, listLabel, value, onChange, people, onChoose, onSubmit, empty } = props;
  return (
    <div className={styles.picker}>
      <Autocomplete inputValue={value} onInputChange={onChange}>
        <div className={styles.field}>
          <SearchField
            label={label}
            value={value}
            onChange={onChange}
            autoFocus
            {...(onSubmit === undefined ? {} : { onSubmit })}
          />
        </div>
        <ListBox
          aria-label={listLabel}
          items={people}
          className={styles.list ?? ""}
          renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
          onAction={(id) => onChoose(String(id))}
        >
          {(person) => (
            <ListBoxItem id={person.id} textValue={person.name} className={styles.person ?? ""}>
              <BuddyRow {...person} />
              <span className="visually-hidden">{lampWord(person.lamp)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
