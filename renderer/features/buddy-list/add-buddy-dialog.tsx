import { useState } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { nameWords } from "../../i18n/name-words.ts";
import { t } from "../../i18n/t.ts";
import { selectOwnDomain } from "../../state/session/session-store.ts";
import { usePageState, useSession } from "../../state/use-page-state.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import styles from "./buddy-list.module.css";

export interface AddBuddyDialogProps {
  /** What is known of whom to add; empty when it is typed here. */
  readonly address: string;
  readonly onClose: () => void;
}

/** Adds somebody by their address and says what happens then. */
export function AddBuddyDialog({ address: known, onClose }: AddBuddyDialogProps) {
  const { buddies } = usePageState();
  const tell = useTell();
  const domain = useSession(selectOwnDomain) ?? "";
  const [address, setAddress] = useState(known);
  const [name, setName] = useState("");
  const [group, setGroup] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAdding, setAdding] = useState(false);

  const nameError = nameWords(name);
  const groupError = nameWords(group);
  const isReady = address.trim() !== "" && nameError === undefined && groupError === undefined;

  async function add(): Promise<void> {
    setAdding(true);
    const groups = group.trim() === "" ? [] : [group.trim()];
    const reply = await buddies.add({ address: address.trim(), name: name.trim(), groups });
    setAdding(false);
    if (!reply.ok) {
      setFailure(reply.error);
      return;
    }
    const asked = name.trim() || address.trim();
    if (reply.value.subscription?.state === "pending")
      tell({ text: t("app.added", { name: asked }), icon: "user-plus" });
    onClose();
  }

  return (
    <FormDialog
      title={t("buddy-list.add-title")}
      actLabel={t("buddy-list.add-act")}
      isDisabled={!isReady}
      isPending={isAdding}
      onSubmit={() => {
        if (isReady) void add();
      }}
      onClose={onClose}
    >
      <TextField
        label={t("buddy-list.add-address")}
        value={address}
        onChange={(typed) => {
          setAddress(typed);
          setFailure(null);
        }}
        maxLength={limits.address}
        inputDir="ltr"
        autoFocus
        hint={t("buddy-list.add-address-hint", { domain })}
        error={failure === null ? undefined : failureWords(failure)}
      />
      <TextField
        label={t("buddy-list.add-name")}
        value={name}
        onChange={setName}
        maxLength={limits.buddyName}
        hint={t("buddy-list.add-name-hint")}
        error={nameError}
      />
      <TextField
        label={t("buddy-list.add-group")}
        value={group}
        onChange={setGroup}
        maxLength={limits.groupName}
        hint={t("buddy-list.add-group-hint")}
        error={groupError}
      />
      <p className={styles.next}>{t("buddy-list.add-next")}</p>
    </FormDialog>
  );
}
