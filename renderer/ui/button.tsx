import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./button.module.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  /**
   * `primary` at most once in a view; `quiet` has no frame; `danger` and `quiet-danger` are red words
   * and never the default.
   */
  readonly kind?: "primary" | "plain" | "quiet" | "danger" | "quiet-danger";
  readonly size?: "small" | "medium" | "large";
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
}

export function Button({ kind = "plain", size = "medium", icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(styles.button, styles[kind], styles[size])}>
      {icon !== undefined && <Icon name={icon} size={size === "small" ? "small" : "medium"} />}
      {children}
    </AriaButton>
  );
}
