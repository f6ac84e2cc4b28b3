import styles from "./key.module.css";

/** A key or a chord as it is printed on the keyboard, for instance “Ctrl K”. */
export function Key({ keys }: { readonly keys: string }) {
  return <kbd className={styles.key}>{keys}</kbd>;
}
