import { useState } from "react";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { nameWords } from "../../i18n/name-words.ts";
import { t } from "../../i18n/t.ts";
import { useOrder, usePageState } from "../../state/use-page-state.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Picks } from "../../ui/picks.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./person.module.css";

export interface EditPersonDialogProps {
  readonly view: BuddyView;
  /** How the person is called in the title. */
  readonly name: string;
  readonly onClose: () => void;
}

/** One's own name for somebody, and the groups they stand in. */
export function EditPersonDialog({ view, name: title, onClose }: EditPersonDialogProps) {
  const { buddies } = usePageState();
  const { presentity } = view.buddy;
  const known = useOrder((state) => state.outline.groups);
  const [name, setName] = useState(view.buddy.name);
  const [groups, setGroups] = useState<readonly string[]>(view.buddy.groups);
  const [newGroup, setNewGroup] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const names = [...new Set([...known.map((group) => group.name), ...groups])].filter(
    (each) => each !== "",
  );

  const nameError = nameWords(name);
  const groupError = nameWords(newGroup);

  async function save(): Promise<void> {
    const added = newGroup.trim();
    const wanted = [...new Set([...groups, ...(added === "" ? [] : [added])])];
    const reply = await buddies.change(presentity, { name: name.trim(), groups: wanted });
    if (reply.ok) onClose();
    else setFailure(reply.error);
  }

  return (
    <FormDialog
      title={t("person.edit-title", { name: title })}
      actLabel={t("person.save")}
      onSubmit={() => {
        if (nameError === undefined && groupError === undefined) void save();
      }}
      onClose={onClose}
    >
      <TextField
        label={t("person.edit-name")}
        value={name}
        onChange={setName}
        maxLength={limits.buddyName}
        autoFocus
        hint={t("person.edit-name-hint")}
        error={nameError ?? (failure === null ? undefined : failureWords(failure))}
      />
      {names.length > 0 && (
        <div className={styles.groups}>
          <span className={styles.label}>{t("person.edit-groups")}</span>
          <Picks
            label={t("person.edit-groups")}
            mode="multiple"
            options={names.map((value) => ({ value, label: value }))}
            value={groups}
            onChange={setGroups}
          />
        </div>
      )}
      <TextField
        label={t("person.edit-new-group")}
        value={newGroup}
        onChange={setNewGroup}
        maxLength={limits.groupName}
        hint={t("person.edit-new-group-hint")}
        error={groupError}
      />
    </FormDialog>
  );
}
