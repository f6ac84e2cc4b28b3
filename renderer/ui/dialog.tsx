import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./dialog.module.css";

export interface DialogProps {
  readonly isOpen: boolean;
  /** Called with `false` on Escape, on a press outside and by its buttons. */
  readonly onOpenChange: (isOpen: boolean) => void;
  /** A question, or what is asked for. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The answers, in the order of reading; the default one last. */
  readonly actions: ReactNode;
  /** It asks before something that can't be undone. */
  readonly isAlert?: boolean;
}

/** Takes the page away until it is answered, and gives the focus back. */
export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, children, actions, isAlert = false } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={styles.overlay ?? ""}
    >
      <Modal className={styles.modal ?? ""}>
        <AriaDialog role={isAlert ? "alertdialog" : "dialog"} className={styles.dialog ?? ""}>
          <Heading slot="title" className={styles.title ?? ""}>
            {title}
          </Heading>
          {children !== undefined && <div className={styles.content}>{children}</div>}
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
