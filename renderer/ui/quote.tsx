import styles from "./quote.module.css";

/** What a message answers: who, and at most two lines of it. */
export function Quote({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <blockquote className={styles.quote}>
      <span className={styles.name} dir="auto">
        {name}
      </span>
      <span className={styles.text} dir="auto">
        {text}
      </span>
    </blockquote>
  );
}
