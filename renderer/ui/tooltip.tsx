import type { ReactElement, ReactNode } from "react";
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Key } from "./key.tsx";
import styles from "./tooltip.module.css";

export interface TooltipProps {
  /** Says more than the name of the thing, or the name of a thing that is only an icon. */
  readonly content: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: "top" | "bottom" | "start" | "end";
  /** One element that takes focus: a part of ours, or see `TooltipTarget`. */
  readonly children: ReactElement;
}

const DELAY_MS = 500;

/** Words on hover and on focus; never the only place where something is said. */
export function Tooltip({ content, shortcut, placement = "bottom", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ""} placement={placement} offset={6}>
        {content}
        {shortcut !== undefined && <Key keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

/** Makes a plain element the owner of a `Tooltip`; it has to take focus and have a role. */
export function TooltipTarget({ children }: { readonly children: ReactElement }) {
  // Sound: Focusable only asks for an element with a ref, which every element here has.
  return <Focusable>{children as never}</Focusable>;
}
