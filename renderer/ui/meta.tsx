import type { ReactNode } from "react";
import styles from "./meta.module.css";

/** The time below what somebody else said. */
export function Meta({ children }: { readonly children: ReactNode }) {
  return <p className={styles.meta}>{children}</p>;
}
