import type { RefObject } from "react";
import { t } from "../../i18n/t.ts";
import { Popover } from "../../ui/popover.tsx";

export interface StatusPickerProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** What it stands beside: the own window in the rail. */
  readonly triggerRef: RefObject<Element | null>;
}

/** Chooses one's own light: a popover beside the own window, a sheet where the window is narrow. */
export function StatusPicker({ isOpen, onOpenChange, triggerRef }: StatusPickerProps) {
  return (
    <Popover
      label={t("status-picker.title")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={triggerRef}
      placement="end bottom"
      inlineSizePx={388}
      isSheetWhenNarrow
    >
      {null}
    </Popover>
  );
}
