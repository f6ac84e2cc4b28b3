import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";
import type { IconName } from "./icon-shapes.tsx";

export interface ToastContent {
  /** One sentence: who does what. */
  readonly text: string;
  readonly icon?: IconName | undefined;
  /** A failure stays until it is answered. */
  readonly isFailure?: boolean;
  /** As a failure does: what one has waited for is not to pass unseen. */
  readonly stays?: boolean;
  /** It is gone, by whatever way. */
  readonly onLeave?: (() => void) | undefined;
  readonly act?: { readonly label: string; readonly onChoose: () => void } | undefined;
}

/** How long an informing toast stays, unless it is pointed at or has the focus. */
export const TOAST_STAYS_MS = 8_000;

const MOST_AT_ONCE = 3;

export type Toasts = ReturnType<typeof createToasts>;

/** The toasts of one window; what is shown is drawn by `ToastRegion`. */
export function createToasts() {
  const queue = new ToastQueue<ToastContent>({ maxVisibleToasts: MOST_AT_ONCE });
  return {
    queue,
    /** Returns the way to take it back before its time. */
    show(content: ToastContent): () => void {
      const { isFailure = false, stays = isFailure, onLeave } = content;
      const key = queue.add(content, {
        ...(stays ? {} : { timeout: TOAST_STAYS_MS }),
        ...(onLeave === undefined ? {} : { onClose: onLeave }),
      });
      return () => queue.close(key);
    },
  };
}
