import { useId, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import styles from "./form-dialog.module.css";

export interface FormDialogProps {
  readonly title: string;
  /** What the form does. */
  readonly actLabel: string;
  /** Not all is there yet that it takes. */
  readonly isDisabled?: boolean;
  /** It is being done: nothing is submitted meanwhile. */
  readonly isPending?: boolean;
  /** By its button or by Enter, also while the button is disabled. */
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Fields to fill in, a way out and one act. */
export function FormDialog(props: FormDialogProps) {
  const { title, actLabel, isDisabled = false, isPending = false, children } = props;
  const { onSubmit, onClose } = props;
  const form = useId();
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={title}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t("ui.cancel")}
          </Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            isDisabled={isDisabled}
            isPending={isPending}
          >
            {actLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
