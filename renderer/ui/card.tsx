import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./card.module.css";

export interface CardProps {
  /** `rows`: children with hairlines between them and no padding. */
  readonly kind?: "plain" | "rows";
  /** A list of things rather than a frame around one. */
  readonly isList?: boolean;
  readonly children: ReactNode;
}

/** A hairline around things that belong together. */
export function Card({ kind = "plain", isList = false, children }: CardProps) {
  const Element = isList ? "ul" : "div";
  return <Element className={classNames(styles.card, styles[kind])}>{children}</Element>;
}
