import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { WelcomeStreet } from "./welcome-street.tsx";
import styles from "./welcome-scene.module.css";

export interface WelcomeSceneProps {
  readonly product: string;
  /** The one big sentence. */
  readonly title: string;
  /** Below it; not in a narrow window. */
  readonly words: string;
  /** The ways to start, beside the street or below it. */
  readonly children: ReactNode;
}

/** The first page: a quiet street in the evening, in both themes, and beside it what to do. */
export function WelcomeScene({ product, title, words, children }: WelcomeSceneProps) {
  return (
    <div className={styles.welcome}>
      <header className={styles.street}>
        <div className={styles.words}>
          <span className={styles.product}>
            <Icon name="mark" className={styles.mark} />
            {product}
          </span>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.more}>{words}</p>
        </div>
        <WelcomeStreet />
      </header>
      <main className={styles.main}>
        <div className={styles.content}>{children}</div>
      </main>
    </div>
  );
}
