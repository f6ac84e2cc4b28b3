import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./bubble.module.css";

export interface BubbleProps {
  /** Text and code as React nodes, a `Quote` above it. */
  readonly children: ReactNode;
  readonly isOwn?: boolean;
  /** Paler while it is on its way. */
  readonly isSending?: boolean;
  /** A red rim; the colour stays. */
  readonly isFailed?: boolean;
  /** Found again in the page by it: what is on screen counts as displayed. */
  readonly messageId?: string;
}

/** One message. Its direction is that of its words. */
export function Bubble({ children, isOwn, isSending, isFailed, messageId }: BubbleProps) {
  return (
    <div
      data-bubble
      data-message={messageId}
      className={classNames(
        styles.bubble,
        isOwn === true && styles.own,
        isSending === true && styles.sending,
        isFailed === true && styles.failed,
      )}
    >
      {/* Inside, because the corners of the bubble follow the page and not its words. */}
      <div dir="auto" className={styles.words}>
        {children}
      </div>
    </div>
  );
}
