import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** For instance “Block Viktor Hale?”. */
  readonly question: string;
  /** What happens then, in one or two sentences. */
  readonly consequence: ReactNode;
  /** The verb of the question. Red, and never the default. */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  /** The way that hurts less, offered where there is one. */
  readonly gentler?: { readonly label: string; readonly onChoose: () => void };
}

export function Confirm(props: ConfirmProps) {
  const { isOpen, onOpenChange, question, consequence, confirmLabel, onConfirm, gentler } = props;
  const choose = (act: () => void) => () => {
    onOpenChange(false);
    act();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={question}
      isAlert
      actions={
        <>
          <Button kind="quiet" autoFocus onPress={() => onOpenChange(false)}>
            {t("ui.cancel")}
          </Button>
          {gentler !== undefined && (
            <Button onPress={choose(gentler.onChoose)}>{gentler.label}</Button>
          )}
          <Button kind="danger" onPress={choose(onConfirm)}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p>{consequence}</p>
    </Dialog>
  );
}
