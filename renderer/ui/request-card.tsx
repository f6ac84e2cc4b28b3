import type { ReactNode } from "react";
import { Window } from "./window.tsx";
import styles from "./request-card.module.css";

export interface RequestCardProps {
  readonly name: string;
  /** Address and common buddies, small. */
  readonly about: ReactNode;
  /** What they wrote; shown to two lines. */
  readonly words?: string | undefined;
  /** Allow (primary), Ignore quietly, Block: small `Button`s. */
  readonly children: ReactNode;
}

/** Somebody asks to see one's light. No lamp: they get none of ours yet. */
export function RequestCard({ name, about, words, children }: RequestCardProps) {
  return (
    <article className={styles.request} aria-label={name}>
      <div className={styles.who}>
        <Window name={name} size={24} />
        <div className={styles.text}>
          <span className={styles.name} dir="auto">
            {name}
          </span>
          <span className={styles.about} dir="auto">
            {about}
          </span>
        </div>
      </div>
      {words !== undefined && (
        <blockquote className={styles.words} dir="auto">
          {words}
        </blockquote>
      )}
      <div className={styles.acts}>{children}</div>
    </article>
  );
}
