import type { ReactNode } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import styles from "./sheet.module.css";

export interface SheetProps {
  readonly label: string;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode | ((options: { readonly close: () => void }) => ReactNode);
}

/** Comes up from the bottom of a narrow window, over a scrim. */
export function Sheet({ label, children, ...opening }: SheetProps) {
  return (
    <ModalOverlay {...opening} isDismissable className={styles.overlay ?? ""}>
      <Modal className={styles.sheet ?? ""}>
        <Dialog aria-label={label} className={styles.dialog ?? ""}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
