import styles from "./typing.module.css";

export interface TypingProps {
  /** “Ada is typing”, or nothing while nobody is; the line keeps its height. */
  readonly words: string | undefined;
}

export function Typing({ words }: TypingProps) {
  return (
    <p className={styles.typing} role="status">
      {words !== undefined && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>{words}</span>
        </>
      )}
    </p>
  );
}
