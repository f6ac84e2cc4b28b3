import type { ReactNode, RefObject } from "react";
import { Dialog, DialogTrigger, Popover as AriaPopover } from "react-aria-components";
import { Sheet } from "./sheet.tsx";
import { useWidth } from "./use-width.ts";
import styles from "./popover.module.css";

export interface PopoverProps {
  /** What it is, by ear. */
  readonly label: string;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** The button that opens it, when it stands in a `PopoverTrigger`; else what it points at. */
  readonly triggerRef?: RefObject<Element | null>;
  readonly placement?: "bottom start" | "bottom end" | "top start" | "top end" | "end bottom";
  /** How far from what opened it; 6 unless that stands inside something, as the own window does in the rail. */
  readonly offsetPx?: number;
  /** Its measure; 388 for the status picker. */
  readonly inlineSizePx?: number;
  /** Below 680 px it is a sheet from the bottom. */
  readonly isSheetWhenNarrow?: boolean;
  readonly children: ReactNode | ((options: { readonly close: () => void }) => ReactNode);
}

/** A button and its popover: two children, in this order. */
export const PopoverTrigger = DialogTrigger;

/** Floats beside what opened it; Escape and a press outside close it. */
export function Popover(props: PopoverProps) {
  const { label, children, inlineSizePx, isSheetWhenNarrow = false, ...rest } = props;
  const isSheet = useWidth() === "narrow" && isSheetWhenNarrow;
  const { triggerRef, placement = "bottom start", offsetPx = 6, ...opening } = rest;
  const { onOpenChange } = opening;
  if (isSheet) {
    return (
      <Sheet label={label} {...opening}>
        {children}
      </Sheet>
    );
  }
  return (
    <AriaPopover
      {...opening}
      {...(triggerRef === undefined ? {} : { triggerRef })}
      placement={placement}
      offset={offsetPx}
      containerPadding={12}
      className={styles.popover ?? ""}
      {...(inlineSizePx === undefined ? {} : { style: { inlineSize: inlineSizePx } })}
    >
      <Dialog aria-label={label} className={styles.dialog ?? ""}>
        {({ close }) => {
          // Without a `PopoverTrigger` around it the dialog's own `close` knows of nothing to close.
          const leave = onOpenChange === undefined ? close : () => onOpenChange(false);
          return typeof children === "function" ? children({ close: leave }) : children;
        }}
      </Dialog>
    </AriaPopover>
  );
}
